package org.turkbridge.python;

import java.util.List;
import java.util.regex.Pattern;

/** White space and lines as Python has them. */
public final class PythonSpace {
  /** Where {@code str.splitlines} breaks lines. */
  private static final Pattern BREAK =
      Pattern.compile("\\r\\n|[\\n\\r\\u000b\\f\\u001c\\u001d\\u001e\\u0085\\u2028\\u2029]");

  private PythonSpace() {}

  /** {@code str.strip} */
  public static String strip(String text) {
    return withoutLeadingSpace(withoutTrailingSpace(text));
  }

  /** {@code str.lstrip} */
  public static String withoutLeadingSpace(String text) {
    return text.substring(indent(text));
  }

  /** {@code str.rstrip} */
  public static String withoutTrailingSpace(String text) {
    int end = text.length();
    while (end > 0 && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  /** How many characters of space it begins with. */
  public static int indent(String text) {
    int start = 0;
    while (start < text.length() && isSpace(text.charAt(start))) {
      start++;
    }
    return start;
  }

  /** {@code str.splitlines}, but for an empty line more where the text ends with a break. */
  public static List<String> lines(String text) {
    return List.of(BREAK.split(text, -1));
  }

  /** {@code str.isspace} of a character */
  public static boolean isSpace(int character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || character == 0x85;
  }
}
