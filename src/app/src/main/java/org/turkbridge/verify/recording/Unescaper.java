package org.turkbridge.verify.recording;

import java.util.Map;

/**
 * Takes one layer of escapes of addresses, JSON and XML from a text, chunk by chunk, and holds no
 * more of it than an escape is long.
 */
final class Unescaper {
  private static final int LONGEST = 10;
  private static final int NOT_YET = -1;
  private static final int NONE = -2;
  private static final Map<String, Character> ENTITIES =
      Map.of("amp", '&', "lt", '<', "gt", '>', "quot", '"', "apos", '\'');

  private final boolean plusIsBlank;

  /** What may be the beginning of an escape. */
  private final TextChunk held = new TextChunk(LONGEST);

  /** How many of what is held an escape has that was just recognised. */
  private int length;

  /** Whether there was an escape in the chunk. */
  private boolean isChanged;

  /**
   * @param plusIsBlank as in forms
   */
  Unescaper(boolean plusIsBlank) {
    this.plusIsBlank = plusIsBlank;
  }

  /**
   * The next chunk without its escapes; the same if it has none.
   *
   * @param isLast whether no chunk follows
   */
  TextChunk next(TextChunk chunk, boolean isLast) {
    if (held.length() == 0 && !mayBeEscaped(chunk)) {
      return chunk;
    }
    boolean hasRest = held.length() > 0;
    isChanged = false;
    TextChunk unescaped = new TextChunk(chunk.length() + LONGEST);
    for (int i = 0; i < chunk.length(); ) {
      int plain = i;
      while (held.length() == 0 && i < chunk.length() && !mayBegin(chunk.charAt(i))) {
        i++;
      }
      unescaped.addAll(chunk, plain, i);
      if (i < chunk.length()) {
        held.add(chunk.charAt(i), chunk.from(i), chunk.to(i));
        passOn(unescaped, false);
        i++;
      }
    }
    if (isLast) {
      passOn(unescaped, true);
    }
    return isChanged || hasRest || held.length() > 0 ? unescaped : chunk;
  }

  private static boolean mayBegin(char c) {
    return c == '%' || c == '\\' || c == '&' || c == '+';
  }

  private static boolean mayBeEscaped(TextChunk chunk) {
    for (int i = 0; i < chunk.length(); i++) {
      if (mayBegin(chunk.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private void passOn(TextChunk unescaped, boolean isEnd) {
    while (held.length() > 0) {
      length = 1;
      int meant = meant();
      if (meant == NOT_YET && !isEnd && held.length() < LONGEST) {
        return;
      }
      isChanged |= meant >= 0;
      length = meant >= 0 ? length : 1;
      unescaped.add(meant >= 0 ? (char) meant : held.charAt(0), held.from(0), held.to(length - 1));
      held.drop(length);
    }
  }

  /** What the escape stands for that begins with what is held. */
  private int meant() {
    return switch (held.charAt(0)) {
      case '%' -> hexadecimal(1, 2);
      case '\\' -> backslash();
      case '&' -> reference();
      case '+' -> plusIsBlank ? ' ' : NONE;
      default -> NONE;
    };
  }

  private int backslash() {
    if (held.length() < 2) {
      return NOT_YET;
    }
    char c = held.charAt(1);
    length = 2;
    return switch (c) {
      case 'u' -> hexadecimal(2, 4);
      case '"', '\\', '/' -> c;
      case 'n' -> '\n';
      case 'r' -> '\r';
      default -> NONE;
    };
  }

  private int hexadecimal(int start, int digits) {
    int number = 0;
    for (int i = start; i < Math.min(held.length(), start + digits); i++) {
      int digit = Character.digit(held.charAt(i), 16);
      if (digit < 0) {
        return NONE;
      }
      number = 16 * number + digit;
    }
    length = start + digits;
    return held.length() < length ? NOT_YET : number;
  }

  private int reference() {
    int end = 1;
    while (end < held.length()
        && (Character.isLetterOrDigit(held.charAt(end)) || held.charAt(end) == '#')) {
      end++;
    }
    if (end == held.length()) {
      return NOT_YET;
    }
    if (held.charAt(end) != ';') {
      return NONE;
    }
    length = end + 1;
    String name = held.toString().substring(1, end);
    Character entity = ENTITIES.get(name);
    return entity == null ? byNumber(name) : (int) entity;
  }

  private static int byNumber(String name) {
    if (!name.startsWith("#")) {
      return NONE;
    }
    boolean isHexadecimal = name.startsWith("#x") || name.startsWith("#X");
    try {
      int number =
          isHexadecimal
              ? Integer.parseInt(name.substring(2), 16)
              : Integer.parseInt(name.substring(1));
      return number >= 0 && number <= Character.MAX_VALUE ? number : NONE;
    } catch (NumberFormatException e) {
      return NONE;
    }
  }
}
