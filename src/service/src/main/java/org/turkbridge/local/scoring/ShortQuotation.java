package org.turkbridge.local.scoring;

/** Text of others in messages: short. */
final class ShortQuotation {
  private static final int LONGEST_VALUE = 60;
  private static final int LONGEST_COMPLAINT = 300;

  private ShortQuotation() {}

  /** A value in quotation marks. */
  static String of(String value) {
    return "'" + cut(value, LONGEST_VALUE) + "'";
  }

  /** What a parser says, which may quote a whole document. */
  static String shortened(String complaint) {
    return cut(complaint, LONGEST_COMPLAINT);
  }

  private static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end) + "...";
  }
}
