package org.turkbridge.awscli.query;

import org.jspecify.annotations.Nullable;
import org.turkbridge.python.PythonType;

/** The names of types in JMESPath, which {@code type()} answers. */
final class QueryType {
  private QueryType() {}

  static String nameOf(@Nullable Object value) {
    return switch (PythonType.name(value)) {
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
