package org.turkbridge.awscli.query;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.files.Utf8Order;
import org.turkbridge.python.PythonType;

/** How Python compares values. */
final class PythonOrder {
  private PythonOrder() {}

  /** The operator {@code ==}: a bool is the int 0 or 1, an int may equal a float. */
  static boolean equal(@Nullable Object left, @Nullable Object right) {
    if (left instanceof Map<?, ?> a && right instanceof Map<?, ?> b) {
      return equalMaps(a, b);
    }
    if (left instanceof List<?> a && right instanceof List<?> b) {
      return equalLists(a, b);
    }
    Object a = withoutBoolean(left);
    Object b = withoutBoolean(right);
    if (a instanceof Number && b instanceof Number) {
      return !PythonNumbers.isNaN(a) && !PythonNumbers.isNaN(b) && PythonNumbers.compare(a, b) == 0;
    }
    return Objects.equals(a, b);
  }

  private static boolean equalMaps(Map<?, ?> left, Map<?, ?> right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (Map.Entry<?, ?> entry : left.entrySet()) {
      Object key = entry.getKey();
      if (!right.containsKey(key) || !sameOrEqual(entry.getValue(), right.get(key))) {
        return false;
      }
    }
    return true;
  }

  private static boolean equalLists(List<?> left, List<?> right) {
    if (left.size() != right.size()) {
      return false;
    }
    Iterator<?> others = right.iterator();
    for (Object element : left) {
      if (!sameOrEqual(element, others.next())) {
        return false;
      }
    }
    return true;
  }

  /** Whether the operator {@code in} finds the element. */
  static boolean contains(List<?> list, @Nullable Object element) {
    for (Object candidate : list) {
      if (sameOrEqual(candidate, element)) {
        return true;
      }
    }
    return false;
  }

  /** What is in a container also equals itself if it is NaN. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean sameOrEqual(@Nullable Object left, @Nullable Object right) {
    return left == right || equal(left, right);
  }

  private static @Nullable Object withoutBoolean(@Nullable Object value) {
    if (value instanceof Boolean bool) {
      return bool ? 1L : 0L;
    }
    return value;
  }

  /**
   * Whether the comparison holds.
   *
   * @param left a number or a string, as the other
   * @throws QueryException if one is a number and the other a string
   */
  static boolean holds(Comparison comparison, Object left, Object right) {
    int order;
    if (left instanceof String a && right instanceof String b) {
      order = Utf8Order.INSTANCE.compare(a, b);
    } else if (left instanceof Number && right instanceof Number) {
      if (PythonNumbers.isNaN(left) || PythonNumbers.isNaN(right)) {
        return false;
      }
      order = PythonNumbers.compare(left, right);
    } else {
      throw new QueryException(
          "'%s' not supported between instances of '%s' and '%s'"
              .formatted(comparison.symbol(), PythonType.name(left), PythonType.name(right)));
    }
    return comparison.holds(order);
  }
}
