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
      int first = bytes[from] & 0xFF;
      int left = end - from;
      if (first < 0xE0) {
        if (first < 0xC2 || left < 2 || !follows(bytes[from + 1])) {
          break;
        }
        chars[to++] = (char) (((first & 0x1F) << 6) | (bytes[from + 1] & 0x3F));
        from += 2;
      } else if (first < 0xF0) {
        if (left < 3 || !follows(bytes[from + 1]) || !follows(bytes[from + 2])) {
          break;
        }
        int c = ((first & 0xF) << 12) | ((bytes[from + 1] & 0x3F) << 6) | (bytes[from + 2] & 0x3F);
        if (c < 0x800 || Character.isSurrogate((char) c)) {
          break;
        }
        chars[to++] = (char) c;
        from += 3;
      } else {
        if (left < 4
            || limit - to < 2
            || !follows(bytes[from + 1])
            || !follows(bytes[from + 2])
            || !follows(bytes[from + 3])) {
          break;
        }
        int c =
            ((first & 0xF) << 18)
                | ((bytes[from + 1] & 0x3F) << 12)
                | ((bytes[from + 2] & 0x3F) << 6)
                | (bytes[from + 3] & 0x3F);
        if (!Character.isSupplementaryCodePoint(c)) {
          break;
        }
        chars[to++] = Character.highSurrogate(c);
        chars[to++] = Character.lowSurrogate(c);
        from += 4;
      }
    }
    source.position(from - source.arrayOffset());
    target.position(to - target.arrayOffset());
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
