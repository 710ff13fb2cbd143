package org.turkbridge.console.data;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the address of a page says.
 *
 * @param parameters by their names
 */
record ListQuery(Map<String, String> parameters) {
  private static final String AFTER = "after";

  /** Empty if it is not said. */
  String text(String name) {
    return parameters.getOrDefault(name, "").strip();
  }

  /** Null if it is not said. */
  @Nullable String orNull(String name) {
    String text = text(name);
    return text.isEmpty() ? null : text;
  }

  /** The place to go on from; 0 for the start, also where it cannot be read. */
  long after() {
    try {
      return Math.max(0, Long.parseLong(text(AFTER)));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /**
   * The address of the next page.
   *
   * @param end where this one ended; empty if nothing follows: then there is no address
   */
  String next(String path, OptionalLong end) {
    if (end.isEmpty()) {
      return "";
    }
    Map<String, String> next = new LinkedHashMap<>(parameters);
    next.put(AFTER, Long.toString(end.getAsLong()));
    return next.entrySet().stream()
        .filter(each -> !each.getValue().isEmpty())
        .map(each -> Cell.encoded(each.getKey()) + "=" + Cell.encoded(each.getValue()))
        .collect(Collectors.joining("&", path + "?", ""));
  }
}
