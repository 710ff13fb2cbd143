package org.turkbridge.legacy;

/** What a caller sent, as far as a message about it repeats it. */
public final class Shortened {
  private static final int LONGEST = 60;

  private Shortened() {}

  /** At most 60 UTF-16 units of it, and dots for the rest. */
  public static String text(String text) {
    return text(text, LONGEST);
  }

  /**
   * @param longest in UTF-16 units, without the dots that stand for the rest
   */
  static String text(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    boolean splits = Character.isHighSurrogate(text.charAt(longest - 1));
    return text.substring(0, splits ? longest - 1 : longest) + "...";
  }
}
