package org.turkbridge.archive.xml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;

/**
 * Decodes well-formed UTF-8, faster than the JDK's decoder does where text of several alphabets is
 * mixed. It stops at what is malformed or cut, for the JDK's to look at.
 */
final class Utf8Decoder {
  private Utf8Decoder() {}

  /**
   * Decodes as far as it can; both buffers need an array, and are advanced.
   *
   * @see <a href="https://www.unicode.org/versions/Unicode15.0.0/ch03.pdf">The Unicode Standard,
   *     table 3-7</a>
   */
  static void decode(ByteBuffer source, CharBuffer target) {
    byte[] bytes = source.array();
    int from = source.arrayOffset() + source.position();
    int end = source.arrayOffset() + source.limit();
    char[] chars = target.array();
    int to = target.arrayOffset() + target.position();
    int limit = target.arrayOffset() + target.limit();
    while (true) {
      int run = ascii(bytes, from, chars, to, Math.min(end - from, limit - to));
      from += run;
      to += run;
      if (from == end || to == limit) {
        break;
      }
      int length = character(bytes, from, end, chars, to, limit);
      if (length == 0) {
        break;
      }
      from += length;
      to += length == 4 ? 2 : 1;
    }
    source.position(from - source.arrayOffset());
    target.position(to - target.arrayOffset());
  }

  /**
   * Decodes one character beyond ASCII. One of four bytes becomes two UTF-16 units.
   *
   * @return how many bytes it has; 0 if it is malformed, cut, or does not fit
   */
  static int character(byte[] bytes, int from, int end, char[] chars, int to, int limit) {
    int first = bytes[from] & 0xFF;
    int left = end - from;
    if (first < 0xC2 || left < 2 || !follows(bytes[from + 1])) {
      return 0;
    }
    if (first < 0xE0) {
      chars[to] = (char) (((first & 0x1F) << 6) | (bytes[from + 1] & 0x3F));
      return 2;
    }
    if (left < 3 || !follows(bytes[from + 2])) {
      return 0;
    }
    if (first < 0xF0) {
      char c =
          (char)
              (((first & 0xF) << 12) | ((bytes[from + 1] & 0x3F) << 6) | (bytes[from + 2] & 0x3F));
      if (c < 0x800 || Character.isSurrogate(c)) {
        return 0;
      }
      chars[to] = c;
      return 3;
    }
    if (first > 0xF4 || left < 4 || limit - to < 2 || !follows(bytes[from + 3])) {
      return 0;
    }
    int c =
        ((first & 0x7) << 18)
            | ((bytes[from + 1] & 0x3F) << 12)
            | ((bytes[from + 2] & 0x3F) << 6)
            | (bytes[from + 3] & 0x3F);
    if (!Character.isSupplementaryCodePoint(c)) {
      return 0;
    }
    chars[to] = Character.highSurrogate(c);
    chars[to + 1] = Character.lowSurrogate(c);
    return 4;
  }

  /** Copies characters of ASCII; a loop of its own, which the JIT unrolls. */
  private static int ascii(byte[] bytes, int from, char[] chars, int to, int length) {
    for (int i = 0; i < length; i++) {
      byte b = bytes[from + i];
      if (b < 0) {
        return i;
      }
      chars[to + i] = (char) b;
    }
    return length;
  }

  private static boolean follows(byte b) {
    return (b & 0xC0) == 0x80;
  }
}
