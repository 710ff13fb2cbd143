package org.turkbridge.awscli.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of an expression, as jmespath.py's class TreeInterpreter evaluates it. */
@FunctionalInterface
interface Node {
  Node CURRENT = input -> input;

  /**
   * What it makes of a value.
   *
   * @throws QueryException if there is no answer
   */
  @Nullable Object search(@Nullable Object input);

  static Node literal(@Nullable Object value) {
    return input -> value;
  }

  static Node field(String name) {
    return input -> input instanceof Map<?, ?> map ? map.get(name) : null;
  }

  static Node reference(Node expression) {
    ExpressionReference reference = new ExpressionReference(expression);
    return input -> reference;
  }

  static Node sequence(Node first, Node second) {
    return input -> second.search(first.search(input));
  }

  static Node or(Node left, Node right) {
    return input -> {
      Object matched = left.search(input);
      return isTrue(matched) ? matched : right.search(input);
    };
  }

  static Node and(Node left, Node right) {
    return input -> {
      Object matched = left.search(input);
      return isTrue(matched) ? right.search(input) : matched;
    };
  }

  static Node not(Node operand) {
    return input -> !isTrue(operand.search(input));
  }

  private static boolean isTrue(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return !list.isEmpty();
    } else if (value instanceof Map<?, ?> map) {
      return !map.isEmpty();
    } else if (value instanceof String text) {
      return !text.isEmpty();
    }
    return value instanceof Boolean bool ? bool : value != null;
  }

  /** {@code ==} and {@code !=}: as Python's, except that no bool equals a number. */
  static Node equality(boolean wanted, Node left, Node right) {
    return input -> {
      Object a = left.search(input);
      Object b = right.search(input);
      return (a instanceof Boolean == b instanceof Boolean && PythonOrder.equal(a, b)) == wanted;
    };
  }

  /** Null of what is neither a number nor a string. */
  static Node order(Comparison comparison, Node left, Node right) {
    return input -> {
      Object a = left.search(input);
      Object b = right.search(input);
      if (a == null || b == null || !isOrdered(a) || !isOrdered(b)) {
        return null;
      }
      return PythonOrder.holds(comparison, a, b);
    };
  }

  private static boolean isOrdered(Object value) {
    return value instanceof Number || value instanceof String;
  }

  /**
   * The element at a place; null if there is none.
   *
   * @param index from the end if negative
   */
  static Node index(int index) {
    return input -> {
      if (!(input instanceof List<?> list)) {
        return null;
      }
      int place = index < 0 ? index + list.size() : index;
      return place >= 0 && place < list.size() ? list.get(place) : null;
    };
  }

  static Node slice(@Nullable Integer start, @Nullable Integer stop, @Nullable Integer step) {
    return input ->
        input instanceof List<?> list ? slice(list, start, stop, step == null ? 1 : step) : null;
  }

  private static List<@Nullable Object> slice(
      List<?> list, @Nullable Integer start, @Nullable Integer stop, int step) {
    if (step == 0) {
      throw new QueryException("slice step cannot be zero");
    }
    // Where a slice begins that goes backwards, and where it ends: the places outside are -1 and n.
    int low = step < 0 ? -1 : 0;
    int high = list.size() + low;
    long from = start == null ? (step < 0 ? high : low) : place(start, list.size(), low, high);
    long to = stop == null ? (step < 0 ? low : high) : place(stop, list.size(), low, high);
    List<@Nullable Object> slice = new ArrayList<>();
    for (long i = from; step < 0 ? i > to : i < to; i += step) {
      slice.add(list.get((int) i));
    }
    return slice;
  }

  private static int place(int index, int size, int low, int high) {
    int place = index < 0 ? index + size : index;
    return Math.max(low, Math.min(high, place));
  }

  static Node flatten(Node nested) {
    return input -> {
      if (!(nested.search(input) instanceof List<?> list)) {
        return null;
      }
      List<@Nullable Object> flat = new ArrayList<>();
      for (Object element : list) {
        if (element instanceof List<?> inner) {
          flat.addAll(inner);
        } else {
          flat.add(element);
        }
      }
      return flat;
    };
  }

  static Node projection(Node list, Node each) {
    return filter(list, element -> true, each);
  }

  static Node valueProjection(Node object, Node each) {
    return projection(
        input ->
            object.search(input) instanceof Map<?, ?> map
                ? new ArrayList<@Nullable Object>(map.values())
                : null,
        each);
  }

  /** One element after the other: of several that fail, the first is told. */
  static Node filter(Node list, Node test, Node each) {
    return input -> {
      if (!(list.search(input) instanceof List<?> elements)) {
        return null;
      }
      List<@Nullable Object> answers = new ArrayList<>();
      for (Object element : elements) {
        Object answer = isTrue(test.search(element)) ? each.search(element) : null;
        if (answer != null) {
          answers.add(answer);
        }
      }
      return answers;
    };
  }

  /** {@code [a, b]}; null of null. */
  static Node list(List<Node> elements) {
    return input -> input == null ? null : all(elements, input);
  }

  /** {@code {a: b}}; null of null. Of members of one name all are evaluated, the last counts. */
  static Node object(List<Map.Entry<String, Node>> members) {
    return input -> {
      if (input == null) {
        return null;
      }
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      members.forEach(member -> values.put(member.getKey(), member.getValue().search(input)));
      return values;
    };
  }

  static Node call(QueryFunction function, List<Node> arguments) {
    return input -> function.call(all(arguments, input));
  }

  private static List<@Nullable Object> all(List<Node> nodes, @Nullable Object input) {
    List<@Nullable Object> values = new ArrayList<>(nodes.size());
    for (Node node : nodes) {
      values.add(node.search(input));
    }
    return values;
  }
}
