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
    int length = text.length();
    char[] block = new char[Math.min(BLOCK, length)];
    int at = 0;
    while (at < length) {
      int end = Math.min(at + BLOCK, length);
      // An array is gone through several times as fast as a string is.
      text.getChars(at, end, block, 0);
      at += behindValid(block, end - at);
      // The last unit of a block may be half of a pair, which the next block has whole.
      if (at < end && (at < end - 1 || end == length)) {
        return at;
      }
    }
    return -1;
  }

  private static int behindValid(char[] block, int length) {
    for (int i = 0; i < length; i++) {
      char c = block[i];
      if (c >= Character.MIN_SURROGATE || (c < ' ' && c != '\n')) {
        int codePoint = Character.codePointAt(block, i, length);
        if (!isValid(codePoint)) {
          return i;
        }
        i += Character.charCount(codePoint) - 1;
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
