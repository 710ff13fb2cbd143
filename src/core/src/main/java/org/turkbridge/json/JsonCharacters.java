package org.turkbridge.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Writes characters of a JSON string as UTF-8. Escaped is what has to be, as Python does it: quote,
 * backslash and control characters below U+0020, by a letter or in lower-case digits; besides, a
 * surrogate without its other half, which UTF-8 cannot hold.
 */
public final class JsonCharacters {
  /** The most bytes that a UTF-16 unit takes. */
  public static final int LONGEST = 6;

  private static final char[] HEX = "0123456789abcdef".toCharArray();
  private static final String LETTERS = "\"\"\\\\\bb\tt\nn\ff\rr";

  /**
   * What a UTF-16 unit becomes: up to three bytes, the first one lowest, and their number in the
   * highest byte; 0 if it is not that simple. A look-up is more than twice as fast as deciding by
   * comparison, which a processor cannot foresee in text of several scripts.
   */
  private static final int[] BYTES = bytes();

  private static final boolean[] PLAIN = plain();

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private JsonCharacters() {}

  private static int[] bytes() {
    int[] bytes = new int[1 << Character.SIZE];
    for (int c = ' '; c < bytes.length; c++) {
      if (c < 0x80) {
        bytes[c] = entry(c);
      } else if (c < 0x800) {
        bytes[c] = entry(0xC0 | (c >> 6), continuation(c));
      } else {
        // Written out, for there are many and a JVM that just started calls slowly.
        bytes[c] =
            (3 << 24)
                | ((0x80 | (c & 0x3F)) << 16)
                | ((0x80 | ((c >> 6) & 0x3F)) << 8)
                | (0xE0 | (c >> 12));
      }
    }
    Arrays.fill(bytes, Character.MIN_SURROGATE, Character.MAX_SURROGATE + 1, 0);
    for (int i = 0; i < LETTERS.length(); i += 2) {
      bytes[LETTERS.charAt(i)] = entry('\\', LETTERS.charAt(i + 1));
    }
    return bytes;
  }

  /**
   * Encodes characters that do not end in the middle of a surrogate pair.
   *
   * @param out has room for {@value #LONGEST} bytes a character behind {@code at}
   * @return where the next byte goes
   */
  public static int encode(char[] text, int length, byte[] out, int at) {
    int next = at;
    int i = 0;
    while (i < length) {
      int plain = plain(text, i, length - i, out, next);
      i += plain;
      next += plain;
      if (i == length) {
        break;
      }
      char c = text[i++];
      int bytes = BYTES[c];
      if (bytes != 0) {
        INTS.set(out, next, bytes);
        next += bytes >>> 24;
      } else if (Character.isHighSurrogate(c) && i < length && Character.isLowSurrogate(text[i])) {
        int codePoint = Character.toCodePoint(c, text[i++]);
        out[next++] = (byte) (0xF0 | (codePoint >> 18));
        out[next++] = (byte) continuation(codePoint >> 12);
        out[next++] = (byte) continuation(codePoint >> 6);
        out[next++] = (byte) continuation(codePoint);
      } else {
        next = escape(c, out, next);
      }
    }
    return next;
  }

  /** Copies ASCII that needs no escape; a loop of its own, which the JIT unrolls. */
  private static int plain(char[] text, int from, int length, byte[] out, int at) {
    for (int i = 0; i < length; i++) {
      char c = text[from + i];
      if (c >= PLAIN.length || !PLAIN[c]) {
        return i;
      }
      out[at + i] = (byte) c;
    }
    return length;
  }

  private static boolean[] plain() {
    boolean[] plain = new boolean[0x80];
    Arrays.fill(plain, ' ', plain.length, true);
    plain['"'] = false;
    plain['\\'] = false;
    return plain;
  }

  private static int entry(int... bytes) {
    int entry = bytes.length << 24;
    for (int i = 0; i < bytes.length; i++) {
      entry |= bytes[i] << (Byte.SIZE * i);
    }
    return entry;
  }

  private static int continuation(int bits) {
    return 0x80 | (bits & 0x3F);
  }

  private static int escape(char c, byte[] out, int at) {
    int next = at;
    out[next++] = '\\';
    out[next++] = 'u';
    for (int shift = 12; shift >= 0; shift -= 4) {
      out[next++] = (byte) HEX[(c >> shift) & 0xF];
    }
    return next;
  }
}
