package org.turkbridge.awscli.query;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.turkbridge.python.PythonRepr;
import org.turkbridge.python.PythonText;
import org.turkbridge.python.PythonType;

/**
 * A function with what it takes.
 *
 * @param takes for each argument the types, such as {@code array-number}, or none where it takes
 *     any
 * @param variadic whether any number may follow; as in jmespath.py, nobody checks their types
 */
record QueryFunction(String name, List<List<String>> takes, boolean variadic, Body body) {
  private static final String ARRAY_OF = "array-";

  /** What a function does. */
  @FunctionalInterface
  interface Body {
    /**
     * Its answer.
     *
     * @param arguments of the types that the function takes
     */
    @Nullable Object apply(List<@Nullable Object> arguments);
  }

  /**
   * Its answer to arguments.
   *
   * @throws QueryException if it does not take the arguments, or has no answer
   */
  @Nullable Object call(List<@Nullable Object> arguments) {
    checkNumber(arguments.size());
    for (int i = 0; i < takes.size(); i++) {
      if (!takes.get(i).isEmpty()) {
        check(arguments.get(i), takes.get(i));
      }
    }
    return body.apply(arguments);
  }

  private void checkNumber(int actual) {
    int expected = takes.size();
    if (variadic ? actual < expected : actual != expected) {
      throw new QueryException(
          "Expected %s%d argument%s for function %s(), received %d"
              .formatted(
                  variadic ? "at least " : "", expected, expected == 1 ? "" : "s", name, actual));
    }
  }

  private void check(@Nullable Object actual, List<String> types) {
    String type = QueryType.nameOf(actual);
    boolean allowed = false;
    List<String> elements = new ArrayList<>();
    for (String each : types) {
      allowed |= each.equals(type) || (each.startsWith(ARRAY_OF) && type.equals("array"));
      if (each.startsWith(ARRAY_OF)) {
        elements.add(each.substring(ARRAY_OF.length()));
      }
    }
    if (!allowed) {
      throw wrongType(name, actual, types, type);
    }
    if (!elements.isEmpty() && actual instanceof List<?> list && !list.isEmpty()) {
      checkElements(list, types, elements);
    }
  }

  /** Where several types are allowed, the first element settles which of them. */
  private void checkElements(List<?> list, List<String> types, List<String> allowed) {
    String first = QueryType.nameOf(list.get(0));
    String expected = allowed.contains(first) ? first : allowed.get(0);
    for (Object element : list) {
      if (!QueryType.nameOf(element).equals(expected)) {
        throw wrongType(name, element, types, PythonType.name(element));
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
