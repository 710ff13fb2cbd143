package org.turkbridge.awscli.query;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.model.PythonJson;
import org.turkbridge.python.PythonType;

/**
 * The function {@code merge}. jmespath.py sees to it that the first argument is an object, and
 * leaves the others to Python's {@code dict.update}, which takes sequences of pairs as well.
 */
final class Merge {
  private static final int PAIR = 2;

  private final Map<String, @Nullable Object> merged = new LinkedHashMap<>();

  private Merge() {}

  static Map<String, @Nullable Object> of(List<@Nullable Object> arguments) {
    Merge merge = new Merge();
    arguments.forEach(merge::update);
    return merge.merged;
  }

  private void update(@Nullable Object argument) {
    if (argument instanceof Map<?, ?> object) {
      object.forEach((key, value) -> merged.put((String) requireNonNull(key), value));
      return;
    }
    List<?> pairs = sequence(argument);
    if (pairs == null) {
      throw new QueryException("'%s' object is not iterable".formatted(PythonType.name(argument)));
    }
    for (int i = 0; i < pairs.size(); i++) {
      List<?> pair = sequence(pairs.get(i));
      if (pair == null) {
        throw new QueryException(
            "cannot convert dictionary update sequence element #%d to a sequence".formatted(i));
      }
      if (pair.size() != PAIR) {
        throw new QueryException(
            "dictionary update sequence element #%d has length %d; 2 is required"
                .formatted(i, pair.size()));
      }
      merged.put(key(pair.get(0)), pair.get(1));
    }
  }

  private static @Nullable List<?> sequence(@Nullable Object value) {
    if (value instanceof String text) {
      return text.codePoints().mapToObj(Character::toString).collect(Collectors.toList());
    }
    if (value instanceof Map<?, ?> map) {
      return List.copyOf(map.keySet());
    }
    return value instanceof List<?> list ? list : null;
  }

  /** A dict takes other keys than strings, and JSON writes them as strings. */
  private static String key(@Nullable Object key) {
    if (key instanceof List || key instanceof Map) {
      throw new QueryException("unhashable type: '%s'".formatted(PythonType.name(key)));
    }
    return key instanceof String text ? text : PythonJson.dumps(key);
  }
}
