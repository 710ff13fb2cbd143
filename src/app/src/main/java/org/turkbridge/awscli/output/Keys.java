package org.turkbridge.awscli.output;

import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.files.Utf8Order;

/** Keys in the order of Python's {@code sorted}: by code point. */
final class Keys {
  private Keys() {}

  static SortedSet<String> none() {
    return new TreeSet<>(Utf8Order.INSTANCE);
  }

  static SortedMap<String, @Nullable Object> sorted(Map<?, ?> map) {
    SortedMap<String, @Nullable Object> sorted = new TreeMap<>(Utf8Order.INSTANCE);
    map.forEach((key, value) -> sorted.put((String) key, value));
    return sorted;
  }
}
