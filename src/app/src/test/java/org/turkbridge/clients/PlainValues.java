package org.turkbridge.clients;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.model.PlainJson;

/** Plain values, as of the room awscli, of the JSON that Python writes. */
final class PlainValues {
  private PlainValues() {}

  static @Nullable Object read(String json) {
    return PlainJson.readPython(json);
  }

  /** A text that shows all that matters: the classes of values, and the order of members. */
  static String describe(@Nullable Object value) {
    if (value == null) {
      return "null";
    } else if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> describe(entry.getKey()) + ": " + describe(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    } else if (value instanceof List<?> list) {
      return list.stream().map(PlainValues::describe).collect(Collectors.joining(", ", "[", "]"));
    } else if (value instanceof String text) {
      return '"' + text + '"';
    }
    return value.getClass().getSimpleName() + " " + value;
  }
}
