package org.turkbridge.awscli.output;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Python calls the type of a value, and whether it takes the value for true. */
final class PythonType {
  private PythonType() {}

  static String name(@Nullable Object value) {
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
    return value instanceof Map ? "dict" : "int";
  }

  static boolean isNested(@Nullable Object value) {
    return value instanceof List || value instanceof Map;
  }

  /** Not null, zero, false or empty. */
  static boolean isTrue(@Nullable Object value) {
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
