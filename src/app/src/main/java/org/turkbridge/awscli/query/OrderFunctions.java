package org.turkbridge.awscli.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What sorts, and finds the largest and the smallest.
 *
 * @param function as messages name it
 */
record OrderFunctions(String function) {
  private static final List<String> KEYS = List.of("number", "string");

  /** The first of those that no other beats. */
  @Nullable Object first(Comparison beats, List<?> list, @Nullable ExpressionReference expression) {
    Object best = null;
    Object bestKey = null;
    for (Object element : list) {
      Object key = key(element, expression, KEYS);
      if (bestKey == null || PythonOrder.holds(beats, key, bestKey)) {
        best = element;
        bestKey = key;
      }
    }
    return best;
  }

  List<?> sortBy(List<?> list, ExpressionReference expression) {
    if (list.isEmpty()) {
      return list;
    }
    String type = QueryType.nameOf(expression.apply(list.get(0)));
    if (!KEYS.contains(type)) {
      throw QueryFunction.wrongType(function, list.get(0), List.of("string", "number"), type);
    }
    return sort(list, expression, List.of(type));
  }

  List<?> sort(List<?> list) {
    return sort(list, null, KEYS);
  }

  private List<?> sort(List<?> list, @Nullable ExpressionReference expression, List<String> types) {
    List<Keyed> keyed = new ArrayList<>();
    for (Object element : list) {
      keyed.add(new Keyed(key(element, expression, types), element));
    }
    Collections.sort(keyed);
    List<@Nullable Object> sorted = new ArrayList<>();
    for (Keyed element : keyed) {
      sorted.add(element.value());
    }
    return sorted;
  }

  private Object key(
      @Nullable Object element, @Nullable ExpressionReference expression, List<String> types) {
    Object key = expression == null ? element : expression.apply(element);
    String type = QueryType.nameOf(key);
    if (key == null || !types.contains(type)) {
      throw QueryFunction.wrongType(function, key, types, type);
    }
    return key;
  }

  private record Keyed(Object key, @Nullable Object value) implements Comparable<Keyed> {
    @Override
    public int compareTo(Keyed other) {
      if (PythonOrder.holds(Comparison.LT, key, other.key)) {
        return -1;
      }
      return PythonOrder.holds(Comparison.LT, other.key, key) ? 1 : 0;
    }
  }
}
