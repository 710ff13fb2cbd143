package org.turkbridge.local.store;

/**
 * Texts for a database that holds every character but U+0000. That is three others there, which are
 * no characters and in no XML: U+FFFF, then U+FDD0 or U+FDD1 twice. Those three themselves are
 * written so too, so that each text comes back as it was, and contains another if what is stored of
 * it contains what is stored of that.
 */
final class NulEscape {
  private static final char FIRST = '\uFFFF';
  private static final char ZERO = '\uFDD0';
  private static final char ONE = '\uFDD1';

  /** In the order of their numbers, of two bits each. */
  private static final String ESCAPED = "\0" + FIRST + ZERO + ONE;

  private NulEscape() {}

  static String escaped(String text) {
    if (ESCAPED.chars().noneMatch(c -> text.indexOf(c) >= 0)) {
      return text;
    }
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      int number = ESCAPED.indexOf(text.charAt(i));
      if (number < 0) {
        escaped.append(text.charAt(i));
      } else {
        escaped.append(FIRST).append(bit(number >> 1)).append(bit(number & 1));
      }
    }
    return escaped.toString();
  }

  private static char bit(int value) {
    return value == 0 ? ZERO : ONE;
  }

  static String unescaped(String escaped) {
    if (escaped.indexOf(FIRST) < 0) {
      return escaped;
    }
    StringBuilder text = new StringBuilder(escaped.length());
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      if (c == FIRST && i + 2 < escaped.length()) {
        int number = 2 * (escaped.charAt(i + 1) - ZERO) + escaped.charAt(i + 2) - ZERO;
        text.append(ESCAPED.charAt(number & 3));
        i += 2;
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}
