package org.turkbridge.awscli.output;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.turkbridge.python.PythonType;

/**
 * The keys of a map, or of all maps of a list.
 *
 * @param scalars keys of scalars, which become columns
 * @param nested keys of what becomes a table of its own; may have keys that {@code scalars} has too
 */
record TableColumns(SortedSet<String> scalars, SortedSet<String> nested) {
  static TableColumns of(Map<?, ?> map) {
    TableColumns columns = new TableColumns(Keys.none(), Keys.none());
    columns.add(map);
    return columns;
  }

  static TableColumns ofAll(List<?> maps) {
    TableColumns columns = new TableColumns(Keys.none(), Keys.none());
    for (Object element : maps) {
      if (element instanceof Map<?, ?> map) {
        columns.add(map);
      } else {
        rejectIndexing(element);
      }
    }
    return columns;
  }

  /** An element of a list that begins with a map; without columns anything empty does as well. */
  Map<?, ?> row(@Nullable Object element) {
    if (element instanceof Map<?, ?> map) {
      return map;
    }
    if (scalars.isEmpty() && !PythonType.isTrue(element)) {
      return Map.of();
    }
    throw new UnprintableException(
        "'%s' object has no attribute 'get'".formatted(PythonType.name(element)));
  }

  private void add(Map<?, ?> map) {
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      (PythonType.isNested(entry.getValue()) ? nested : scalars).add((String) entry.getKey());
    }
  }

  /** The AWS CLI takes what it finds in it for keys of it. */
  private static void rejectIndexing(@Nullable Object element) {
    if (element instanceof List<?> list) {
      list.forEach(index -> rejectIndex(index, list.size()));
    } else if (!(element instanceof String text)) {
      throw new UnprintableException(
          "'%s' object is not iterable".formatted(PythonType.name(element)));
    } else if (!text.isEmpty()) {
      throw new UnprintableException("string indices must be integers, not 'str'");
    }
  }

  private static void rejectIndex(@Nullable Object index, int size) {
    if (index instanceof BigInteger) {
      throw new UnprintableException("cannot fit 'int' into an index-sized integer");
    }
    if (!(index instanceof Long) && !(index instanceof Boolean)) {
      throw new UnprintableException(
          "list indices must be integers or slices, not " + PythonType.name(index));
    }
    long at = index instanceof Long number ? number : index.equals(true) ? 1 : 0;
    if (at >= size || at < -size) {
      throw new UnprintableException("list index out of range");
    }
  }
}
