package org.turkbridge.verify.report;

/** Two values that differ, shortened for people where both still show their first difference. */
public record Excerpts(String before, String after) {
  private static final String CUT = "...";

  /** How much of what is equal leads to the difference. */
  private static final int LEAD = 4;

  /**
   * Both values; whole if neither is longer.
   *
   * @param most characters of a value, without the dots where it is cut
   */
  public static Excerpts around(String before, String after, int most) {
    int longest = Math.max(before.length(), after.length());
    int lead = difference(before, after) - most / LEAD;
    int start = whole(before, Math.max(0, Math.min(lead, longest - most)));
    return new Excerpts(cut(before, start, most), cut(after, start, most));
  }

  /** The beginning of a value that there is no other to. */
  public static String beginning(String value, int most) {
    return cut(value, 0, most);
  }

  private static int difference(String before, String after) {
    int at = 0;
    while (at < before.length() && at < after.length() && before.charAt(at) == after.charAt(at)) {
      at++;
    }
    return at;
  }

  private static String cut(String value, int start, int most) {
    int end = Math.min(value.length(), start + most);
    if (end < value.length()) {
      end = whole(value, end);
    }
    return (start > 0 ? CUT : "") + value.substring(start, end) + (end < value.length() ? CUT : "");
  }

  /** The place, or the one before it where it is within a character. */
  private static int whole(String value, int at) {
    boolean within =
        at > 0
            && at < value.length()
            && Character.isHighSurrogate(value.charAt(at - 1))
            && Character.isLowSurrogate(value.charAt(at));
    return within ? at - 1 : at;
  }
}
