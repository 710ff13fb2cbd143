package org.turkbridge.archive.csv;

import org.turkbridge.xml.XmlCharacters;

/** Surrogates without their other half, the only characters of a string that UTF-8 cannot hold. */
public final class Surrogates {
  private Surrogates() {}

  /** Index of the first one, or -1. */
  public static int firstLone(String text) {
    int length = text.length();
    for (int at = 0; at < length; at++) {
      if (isSurrogate(text.charAt(at))) {
        if (isSurrogate(text.codePointAt(at))) {
          return at;
        }
        at++;
      }
    }
    return -1;
  }

  /** The text with {@link XmlCharacters#REPLACEMENT} for every one. */
  public static String replaceLone(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> out.appendCodePoint(isSurrogate(c) ? XmlCharacters.REPLACEMENT : c));
    return out.toString();
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
