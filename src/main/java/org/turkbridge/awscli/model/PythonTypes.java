package org.turkbridge.awscli.model;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Python calls the plain values, and how it reads a whole number: messages quote both. */
public final class PythonTypes {
  private static final Pattern INT = Pattern.compile("[+-]?\\d+(_\\d+)*");

  private PythonTypes() {}

  /** As {@code str(type(value))}, such as {@code <class 'str'>}. */
  public static String classOf(@Nullable Object value) {
    return "<class '" + name(value) + "'>";
  }

  /**
   * As {@code int(text)}.
   *
   * @return empty where Python raises a ValueError
   */
  public static Optional<BigInteger> integer(String text) {
    String stripped = text.strip();
    return INT.matcher(stripped).matches()
        ? Optional.of(new BigInteger(stripped.replace("_", "")))
        : Optional.empty();
  }

  /** As {@code str(value)} of the ValueError that {@code int(text)} raises. */
  public static String notAnInteger(String text) {
    return "invalid literal for int() with base 10: '" + text + "'";
  }

  private static String name(@Nullable Object value) {
    if (value == null) {
      return "NoneType";
    }
    if (value instanceof String) {
      return "str";
    }
    if (value instanceof Boolean) {
      return "bool";
    }
    if (value instanceof Map) {
      return "dict";
    }
    if (value instanceof List) {
      return "list";
    }
    return value instanceof Double ? "float" : "int";
  }
}
