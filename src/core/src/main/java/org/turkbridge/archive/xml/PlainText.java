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
  private static final int LT = 0;
  private static final int GT = 1;
  private static final int AMP = 2;
  private static final int QUOT = 3;
  private static final int APOS = 4;

  /** Of an entity. */
  private static final int SHORTEST_NAME = 2;

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

  /**
   * Where the next {@code <} is, without reading what is before it.
   *
   * @return -1 if the text is not plain
   */
  static int end(byte[] bytes, int from, int end) {
    char[] character = new char[2];
    int at = from;
    while (true) {
      at = behindPlain(bytes, at, end);
      if (at == end) {
        return -1;
      }
      byte b = bytes[at];
      if (b == '<') {
        return at;
      }
      if (b == '&') {
        int reference = reference(bytes, at, end);
        if (reference < 0) {
          return -1;
        }
        at += REFERENCES[reference].length;
      } else if (b == '>' && !(at > from + 1 && bytes[at - 1] == ']' && bytes[at - 2] == ']')) {
        at++;
      } else {
        int length = b < 0 ? Utf8Decoder.character(bytes, at, end, character, 0, 2) : 0;
        if (length == 0 || character[0] >= FIRST_NONCHARACTER) {
          return -1;
        }
        at += length;
      }
    }
  }

  private static int behindPlain(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && bytes[at] >= 0 && !SPECIAL[bytes[at]]) {
      at++;
    }
    return at;
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
    int name = at + 1;
    if (end - name < SHORTEST_NAME) {
      return -1;
    }
    int reference =
        switch (bytes[name]) {
          case 'l' -> LT;
          case 'g' -> GT;
          case 'a' -> bytes[name + 1] == 'm' ? AMP : APOS;
          default -> QUOT;
        };
    byte[] whole = REFERENCES[reference];
    return Arrays.equals(bytes, at, Math.min(end, at + whole.length), whole, 0, whole.length)
        ? reference
        : -1;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
