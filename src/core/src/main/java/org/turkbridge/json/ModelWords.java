package org.turkbridge.json;

/** Names of the current model as AWS tools spell them: words in lower case, such as hit_type_id. */
public final class ModelWords {
  /** The only plural of an abbreviation. */
  private static final String HITS = "HITs";

  private ModelWords() {}

  /** The words of a name, with a separator between them. */
  public static String of(String name, String separator) {
    String spelled = name.replace(HITS, "Hits");
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < spelled.length(); i++) {
      char c = spelled.charAt(i);
      if (i > 0
          && isCapital(c)
          && (!isCapital(spelled.charAt(i - 1)) || isBeforeSmall(spelled, i))) {
        words.append(separator);
      }
      words.append(Character.toLowerCase(c));
    }
    return words.toString();
  }

  /** The AWS CLI's option for a member. {@code --query} is what all commands have. */
  public static String option(String member) {
    return member.equals("Query") ? "--types-query" : "--" + of(member, "-");
  }

  private static boolean isBeforeSmall(String name, int i) {
    return i + 1 < name.length() && !isCapital(name.charAt(i + 1));
  }

  private static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
  }
}
