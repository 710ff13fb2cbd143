package org.turkbridge.awscli.query;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.turkbridge.python.PythonType;

/** What takes or makes lists, and strings as lists of code points. */
final class ListFunction extends QueryFunction {
  ListFunction(String name, Signature signature) {
    super(name, signature);
  }

  @Override
  @Nullable Object apply(List<@Nullable Object> arguments) {
    Object argument = arguments.get(0);
    return switch (name()) {
      case "contains" -> contains(requireNonNull(argument), arguments.get(1));
      case "length" -> length(requireNonNull(argument));
      case "map" -> map((ExpressionReference) requireNonNull(argument), (List<?>) arguments.get(1));
      case "not_null" -> notNull(arguments);
      case "reverse" -> reverse(requireNonNull(argument));
      case "to_array" -> argument instanceof List ? argument : Collections.singletonList(argument);
      default -> throw new IllegalStateException(name());
    };
  }

  private static boolean contains(Object subject, @Nullable Object search) {
    if (subject instanceof List<?> list) {
      return PythonOrder.contains(list, search);
    }
    if (search instanceof String text) {
      return ((String) subject).contains(text);
    }
    throw new QueryException(
        "'in <string>' requires string as left operand, not " + PythonType.name(search));
  }

  private static long length(Object subject) {
    if (subject instanceof String text) {
      return text.codePointCount(0, text.length());
    }
    return subject instanceof List<?> list ? list.size() : ((Map<?, ?>) subject).size();
  }

  private static List<@Nullable Object> map(
      ExpressionReference expression, @Nullable List<?> list) {
    List<@Nullable Object> mapped = new ArrayList<>();
    for (Object element : requireNonNull(list)) {
      mapped.add(expression.apply(element));
    }
    return mapped;
  }

  private static @Nullable Object notNull(List<@Nullable Object> arguments) {
    for (Object argument : arguments) {
      if (argument != null) {
        return argument;
      }
    }
    return null;
  }

  private static Object reverse(Object subject) {
    if (subject instanceof String text) {
      return new StringBuilder(text).reverse().toString();
    }
    List<@Nullable Object> reversed = new ArrayList<>((List<?>) subject);
    Collections.reverse(reversed);
    return reversed;
  }
}
