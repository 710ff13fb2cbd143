package org.turkbridge.archive.xml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the text between two tags of UTF-8 as a parser does, if it is as plain as the old service
 * wrote it: well-formed, no carriage returns, no markup but references to the five predefined
 * entities.
 */
final class PlainText {
  private static final byte[][] REFERENCES = {
    ascii("&lt;"), ascii("&gt;"), ascii("&amp;"), ascii("&quot;"), ascii("&apos;")
  };
  private static final String REFERENCED = "<>&\"'";

  /** XML has no U+FFFE and U+FFFF. */
  private static final char FIRST_NONCHARACTER = '\uFFFE';

  /** Which characters of ASCII are not simply text. */
  private static final boolean[] SPECIAL = special();

  private static final int CAPACITY = 16 * 1024;

  private char[] chars;
  private int length;

  /**
   * @param longest the text, in bytes
   */
  PlainText(int longest) {
    this.chars = new char[Math.min(CAPACITY, longest + 2)];
  }

  private static boolean[] special() {
    boolean[] special = new boolean[128];
    Arrays.fill(special, 0, ' ', true);
    special['\n'] = false;
    special['\t'] = false;
    special['<'] = true;
    special['&'] = true;
    special['>'] = true;
    return special;
  }

  /**
   * Reads up to the next {@code <}.
   *
   * @return where that is; -1 if the text is not plain
   */
  int read(byte[] bytes, int from, int end) {
    int at = from;
    int to = 0;
    while (at < end) {
      if (chars.length - to < 2) {
        chars = Arrays.copyOf(chars, chars.length * 2);
      }
      int run = Math.min(end - at, chars.length - to);
      int plain = copy(bytes, at, chars, to, run);
      at += plain;
      to += plain;
      // A character may be a pair.
      if (plain == run || chars.length - to < 2) {
        continue;
      }
      byte b = bytes[at];
      if (b == '<') {
        length = to;
        return at;
      }
      int read = b < 0 ? Utf8Decoder.character(bytes, at, end, chars, to, chars.length) : 0;
      if (read > 0) {
        if (chars[to] >= FIRST_NONCHARACTER) {
          return -1;
        }
        to += read == 4 ? 2 : 1;
        at += read;
      } else if (b == '&') {
        int reference = reference(bytes, at, end);
        if (reference < 0) {
          return -1;
        }
        chars[to++] = REFERENCED.charAt(reference);
        at += REFERENCES[reference].length;
      } else if (b == '>' && !(to > 1 && chars[to - 1] == ']' && chars[to - 2] == ']')) {
        chars[to++] = '>';
        at++;
      } else {
        return -1;
      }
    }
    return -1;
  }

  /** The text that was read last. */
  String text() {
    return new String(chars, 0, length);
  }

  /** Copies what is simply text; a loop of its own, which the JIT unrolls. */
  private static int copy(byte[] bytes, int from, char[] chars, int to, int length) {
    for (int i = 0; i < length; i++) {
      byte b = bytes[from + i];
      if (b < 0 || SPECIAL[b]) {
        return i;
      }
      chars[to + i] = (char) b;
    }
    return length;
  }

  private static int reference(byte[] bytes, int at, int end) {
    for (int i = 0; i < REFERENCES.length; i++) {
      byte[] reference = REFERENCES[i];
      if (Arrays.equals(
          bytes, at, Math.min(end, at + reference.length), reference, 0, reference.length)) {
        return i;
      }
    }
    return -1;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
