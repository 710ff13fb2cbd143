package org.turkbridge.awscli.query;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.turkbridge.python.PythonText;

/**
 * {@code json.dumps(value, separators=(',', ':'), default=str)}, what {@code to_string()} answers.
 */
final class PythonJson {
  private final StringBuilder json = new StringBuilder();

  private PythonJson() {}

  static String dumps(@Nullable Object value) {
    PythonJson writer = new PythonJson();
    writer.write(value);
    return writer.json.toString();
  }

  private void write(@Nullable Object value) {
    if (value == null) {
      json.append("null");
    } else if (value instanceof String text) {
      write(text);
    } else if (value instanceof Double number) {
      json.append(floating(number));
    } else if (value instanceof Boolean || value instanceof Number) {
      json.append(value);
    } else if (value instanceof List<?> list) {
      write(list);
    } else if (value instanceof Map<?, ?> map) {
      write(map);
    } else {
      write(PythonText.str(value));
    }
  }

  private void write(List<?> list) {
    json.append('[');
    for (Iterator<?> elements = list.iterator(); elements.hasNext(); ) {
      write(elements.next());
      json.append(elements.hasNext() ? "," : "");
    }
    json.append(']');
  }

  private void write(Map<?, ?> map) {
    json.append('{');
    for (Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        entries.hasNext(); ) {
      Map.Entry<?, ?> entry = entries.next();
      write(entry.getKey());
      json.append(':');
      write(entry.getValue());
      json.append(entries.hasNext() ? "," : "");
    }
    json.append('}');
  }

  private void write(String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      switch (character) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        case '\f' -> json.append("\\f");
        case '\b' -> json.append("\\b");
        default -> {
          if (character < ' ' || character > '~') {
            json.append("\\u%04x".formatted((int) character));
          } else {
            json.append(character);
          }
        }
      }
    }
    json.append('"');
  }

  private static String floating(Double number) {
    if (number.isNaN()) {
      return "NaN";
    } else if (number.isInfinite()) {
      return number > 0 ? "Infinity" : "-Infinity";
    }
    return PythonText.number(number);
  }
}
