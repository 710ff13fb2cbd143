package org.turkbridge.archive.files;

import java.util.Comparator;

/** The byte order of the UTF-8 forms, which is that of code points, without making those forms. */
public final class Utf8Order {
  public static final Comparator<String> INSTANCE = Utf8Order::compare;

  private Utf8Order() {}

  private static int compare(String a, String b) {
    int common = Math.min(a.length(), b.length());
    for (int i = 0; i < common; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        // A surrogate stands for a code point above all other characters.
        boolean xIsHigh = Character.isSurrogate(x);
        return xIsHigh == Character.isSurrogate(y) ? Character.compare(x, y) : xIsHigh ? 1 : -1;
      }
    }
    return Integer.compare(a.length(), b.length());
  }
}
