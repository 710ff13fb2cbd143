package org.turkbridge.awscli.query;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.turkbridge.python.PythonRepr;
import org.turkbridge.python.PythonText;
import org.turkbridge.python.PythonType;

/**
 * What arguments a function takes: for each the types, such as {@code array-number}, or none where
 * it takes any.
 *
 * @param variadic whether any number may follow; as in jmespath.py, nobody checks their types
 */
record Signature(boolean variadic, List<List<String>> arguments) {
  private static final String ARRAY_OF = "array-";

  static Signature of(List<String> argument) {
    return new Signature(false, List.of(argument));
  }

  static Signature of(List<String> first, List<String> second) {
    return new Signature(false, List.of(first, second));
  }

  /**
   * @throws QueryException if the function does not take them
   */
  void check(String function, List<@Nullable Object> actual) {
    checkNumber(function, actual.size());
    for (int i = 0; i < arguments.size(); i++) {
      List<String> types = arguments.get(i);
      if (!types.isEmpty()) {
        check(function, actual.get(i), types);
      }
    }
  }

  private void checkNumber(String function, int actual) {
    int expected = arguments.size();
    if (variadic ? actual < expected : actual != expected) {
      throw new QueryException(
          "Expected %s%d argument%s for function %s(), received %d"
              .formatted(
                  variadic ? "at least " : "",
                  expected,
                  expected == 1 ? "" : "s",
                  function,
                  actual));
    }
  }

  private static void check(String function, @Nullable Object actual, List<String> types) {
    String name = QueryType.nameOf(actual);
    boolean allowed = false;
    List<String> elements = new ArrayList<>();
    for (String type : types) {
      allowed |= type.equals(name) || (type.startsWith(ARRAY_OF) && name.equals("array"));
      if (type.startsWith(ARRAY_OF)) {
        elements.add(type.substring(ARRAY_OF.length()));
      }
    }
    if (!allowed) {
      throw wrongType(function, actual, types, name);
    }
    if (!elements.isEmpty() && actual instanceof List<?> list && !list.isEmpty()) {
      checkElements(function, list, types, elements);
    }
  }

  /** Where several types are allowed, the first element settles which of them. */
  private static void checkElements(
      String function, List<?> list, List<String> types, List<String> allowed) {
    String first = QueryType.nameOf(list.get(0));
    String expected = allowed.contains(first) ? first : allowed.get(0);
    for (Object element : list) {
      if (!QueryType.nameOf(element).equals(expected)) {
        throw wrongType(function, element, types, PythonType.name(element));
      }
    }
  }

  /** As jmespath.py says it; which name the type goes by is up to the caller, as it is there. */
  static QueryException wrongType(
      String function, @Nullable Object value, List<String> expected, String received) {
    return new QueryException(
        "In function %s(), invalid type for value: %s, expected one of: %s, received: \"%s\""
            .formatted(function, PythonText.str(value), PythonRepr.of(expected), received));
  }
}
