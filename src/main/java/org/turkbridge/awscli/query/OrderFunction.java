package org.turkbridge.awscli.query;

import static java.util.Objects.requireNonNull;

import io.burt.jmespath.node.Operator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What sorts, and finds the largest and the smallest. */
final class OrderFunction extends QueryFunction {
  private static final List<String> KEYS = List.of("number", "string");

  OrderFunction(String name, Signature signature) {
    super(name, signature);
  }

  @Override
  @Nullable Object apply(List<@Nullable Object> arguments) {
    List<?> list = (List<?>) requireNonNull(arguments.get(0));
    return switch (name()) {
      case "max" -> first(Operator.GREATER_THAN, list, null);
      case "max_by" -> first(Operator.GREATER_THAN, list, expression(arguments));
      case "min" -> first(Operator.LESS_THAN, list, null);
      case "min_by" -> first(Operator.LESS_THAN, list, expression(arguments));
      case "sort" -> sort(list, null, KEYS);
      case "sort_by" -> sortBy(list, expression(arguments));
      default -> throw new IllegalStateException(name());
    };
  }

  private static ExpressionReference expression(List<@Nullable Object> arguments) {
    return (ExpressionReference) requireNonNull(arguments.get(1));
  }

  /** The first of those that no other beats. */
  private @Nullable Object first(
      Operator beats, List<?> list, @Nullable ExpressionReference expression) {
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

  private List<?> sortBy(List<?> list, ExpressionReference expression) {
    if (list.isEmpty()) {
      return list;
    }
    String type = QueryType.nameOf(expression.apply(list.get(0)));
    if (!KEYS.contains(type)) {
      throw Signature.wrongType(name(), list.get(0), List.of("string", "number"), type);
    }
    return sort(list, expression, List.of(type));
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
      throw Signature.wrongType(name(), key, types, type);
    }
    return key;
  }

  private record Keyed(Object key, @Nullable Object value) implements Comparable<Keyed> {
    @Override
    public int compareTo(Keyed other) {
      if (PythonOrder.holds(Operator.LESS_THAN, key, other.key)) {
        return -1;
      }
      return PythonOrder.holds(Operator.LESS_THAN, other.key, key) ? 1 : 0;
    }
  }
}
