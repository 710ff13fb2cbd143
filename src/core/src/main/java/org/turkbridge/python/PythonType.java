package org.turkbridge.python;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Python calls the type of a value, and whether it takes the value for true. Of the values of
 * queries, there are expressions besides.
 */
public final class PythonType {
  private PythonType() {}

  public static String name(@Nullable Object value) {
    if (value == null) {
      return "NoneType";
    }
    if (value instanceof String) {
      return "str";
    }
    if (value instanceof Boolean) {
      return "bool";
    }
    if (value instanceof Double) {
      return "float";
    }
    if (value instanceof List) {
      return "list";
    }
    if (value instanceof Map) {
      return "dict";
    }
    return value instanceof Number ? "int" : "_Expression";
  }

  /** As {@code str(type(value))}, such as {@code <class 'str'>}. */
  public static String classOf(@Nullable Object value) {
    return "<class '" + name(value) + "'>";
  }

  public static boolean isNested(@Nullable Object value) {
    return value instanceof List || value instanceof Map;
  }

  /** Not null, zero, false or empty. */
  public static boolean isTrue(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return !list.isEmpty();
    }
    if (value instanceof Map<?, ?> map) {
      return !map.isEmpty();
    }
    return value != null
        && !value.equals("")
        && !value.equals(false)
        && !value.equals(0L)
        && !value.equals(BigInteger.ZERO)
        && !(value instanceof Double number && number == 0);
  }
}
