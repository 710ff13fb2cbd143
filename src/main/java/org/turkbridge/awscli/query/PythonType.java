package org.turkbridge.awscli.query;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of types that messages have, and {@code type()} answers. */
final class PythonType {
  private PythonType() {}

  /** Python's. */
  static String nameOf(@Nullable Object value) {
    if (value == null) {
      return "NoneType";
    } else if (value instanceof Boolean) {
      return "bool";
    } else if (value instanceof String) {
      return "str";
    } else if (value instanceof Double) {
      return "float";
    } else if (value instanceof Number) {
      return "int";
    } else if (value instanceof List) {
      return "list";
    } else if (value instanceof Map) {
      return "dict";
    }
    return "_Expression";
  }

  /** JMESPath's. */
  static String queryNameOf(@Nullable Object value) {
    return switch (nameOf(value)) {
      case "NoneType" -> "null";
      case "bool" -> "boolean";
      case "str" -> "string";
      case "float", "int" -> "number";
      case "list" -> "array";
      case "dict" -> "object";
      default -> "expref";
    };
  }
}
