package org.turkbridge.xml;

/**
 * The characters that XML 1.0 can hold (<a href="https://www.w3.org/TR/xml/#charsets">production
 * 2</a>). JSON strings can hold others: control characters, lone surrogates, U+FFFE and U+FFFF.
 */
public final class XmlCharacters {
  /** Stands in for a character that XML cannot hold: U+FFFD REPLACEMENT CHARACTER. */
  public static final char REPLACEMENT = '\uFFFD';

  private static final int BLOCK = 2048;

  private XmlCharacters() {}

  /** Whether XML 1.0 can hold the code point. */
  public static boolean isValid(int codePoint) {
    return (codePoint >= 0x20 && codePoint <= 0xD7FF)
        || codePoint == 0x9
        || codePoint == 0xA
        || codePoint == 0xD
        || (codePoint >= 0xE000 && codePoint <= 0xFFFD)
        || (codePoint >= 0x10000 && codePoint <= 0x10FFFF);
  }

  /** Whether it is a control character of ASCII that XML 1.0 cannot hold. */
  public static boolean isInvalidControl(int codePoint) {
    return codePoint < 0x20 && !isValid(codePoint);
  }

  /** Index of the first UTF-16 unit that begins a character XML cannot hold, or -1. */
  public static int firstInvalid(String text) {
    int at = behindUsual(text, 0);
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      if (!isValid(codePoint)) {
        return at;
      }
      at = behindUsual(text, at + Character.charCount(codePoint));
    }
    return -1;
  }

  /**
   * Where the first unit is that has to be looked at more closely. An array is gone through several
   * times as fast as a string is.
   */
  private static int behindUsual(String text, int from) {
    int length = text.length();
    char[] block = new char[Math.min(BLOCK, length - from)];
    for (int at = from; at < length; at += BLOCK) {
      int end = Math.min(at + BLOCK, length);
      text.getChars(at, end, block, 0);
      int usual = usual(block, end - at);
      if (at + usual < end) {
        return at + usual;
      }
    }
    return length;
  }

  private static int usual(char[] block, int length) {
    for (int i = 0; i < length; i++) {
      char c = block[i];
      if (c >= Character.MIN_SURROGATE || (c < ' ' && c != '\n')) {
        return i;
      }
    }
    return length;
  }

  /** The text with {@link #REPLACEMENT} for every character that XML cannot hold. */
  public static String replaceInvalid(String text) {
    if (firstInvalid(text) < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> out.appendCodePoint(isValid(c) ? c : REPLACEMENT));
    return out.toString();
  }

  /** How many characters of the text XML cannot hold. */
  public static int countInvalid(String text) {
    return firstInvalid(text) < 0
        ? 0
        : Math.toIntExact(text.codePoints().filter(c -> !isValid(c)).count());
  }
}
