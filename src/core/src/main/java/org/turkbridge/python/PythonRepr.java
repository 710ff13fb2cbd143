package org.turkbridge.python;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Python's {@code repr} makes of a value: text and table show it where a key has a nested
 * value in one element of a list and a plain one in another.
 */
public final class PythonRepr {
  private final StringBuilder out = new StringBuilder();

  private PythonRepr() {}

  public static String of(@Nullable Object value) {
    PythonRepr repr = new PythonRepr();
    repr.append(value);
    return repr.out.toString();
  }

  private void append(@Nullable Object value) {
    if (value instanceof String text) {
      quoted(text);
    } else if (value instanceof List<?> list) {
      elements(list);
    } else if (value instanceof Map<?, ?> map) {
      entries(map);
    } else {
      out.append(PythonText.scalar(value));
    }
  }

  private void elements(List<?> list) {
    out.append('[');
    for (Iterator<?> elements = list.iterator(); elements.hasNext(); ) {
      append(elements.next());
      out.append(elements.hasNext() ? ", " : "");
    }
    out.append(']');
  }

  private void entries(Map<?, ?> map) {
    out.append('{');
    String separator = "";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.append(separator);
      append(entry.getKey());
      out.append(": ");
      append(entry.getValue());
      separator = ", ";
    }
    out.append('}');
  }

  private void quoted(String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    out.append(quote);
    text.codePoints().forEach(c -> character(c, quote));
    out.append(quote);
  }

  private void character(int c, char quote) {
    switch (c) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (c == quote || c == '\\') {
          out.append('\\').append((char) c);
        } else if (isPrintable(c)) {
          out.appendCodePoint(c);
        } else {
          out.append(escape(c));
        }
      }
    }
  }

  private static String escape(int c) {
    if (c <= 0xff) {
      return "\\x%02x".formatted(c);
    }
    return (c <= 0xffff ? "\\u%04x" : "\\U%08x").formatted(c);
  }

  /** Python calls printable all that is assigned and neither control, format nor separator. */
  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> c == ' ';
      default -> true;
    };
  }
}
