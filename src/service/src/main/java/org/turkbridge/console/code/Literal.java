package org.turkbridge.console.code;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * A text between double quotes, as Python, Java and JavaScript have it. What is not seen, or would
 * turn the direction of what is seen, is escaped.
 *
 * @param isPlain what code points stand for themselves
 * @param escape writes other code points
 */
record Literal(IntPredicate isPlain, IntFunction<String> escape) {
  /** Escapes UTF-16 units. */
  static String units(int codePoint) {
    StringBuilder escaped = new StringBuilder();
    for (char unit : Character.toChars(codePoint)) {
      escaped.append(String.format("\\u%04x", (int) unit));
    }
    return escaped.toString();
  }

  /** Whether a reader sees a code point, or it is a blank. */
  static boolean isSeen(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      case Character.SPACE_SEPARATOR -> codePoint == ' ';
      default -> true;
    };
  }

  /** A text in one line. */
  String of(String text) {
    StringBuilder literal = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            codePoint -> {
              switch (codePoint) {
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                case '"' -> literal.append("\\\"");
                case '\\' -> literal.append("\\\\");
                default -> {
                  if (isPlain.test(codePoint)) {
                    literal.appendCodePoint(codePoint);
                  } else {
                    literal.append(escape.apply(codePoint));
                  }
                }
              }
            });
    return literal.append('"').toString();
  }

  /**
   * A text as one literal a line, the ends of lines included.
   *
   * @param longest UTF-16 units of a literal's text; longer lines are cut
   */
  List<String> lines(String text, int longest) {
    List<String> literals = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start) + 1;
      end = end == 0 ? text.length() : end;
      if (end - start > longest) {
        end = start + longest;
        end -= Character.isHighSurrogate(text.charAt(end - 1)) ? 1 : 0;
      }
      literals.add(of(text.substring(start, end)));
      start = end;
    }
    return literals.isEmpty() ? List.of("\"\"") : literals;
  }
}
