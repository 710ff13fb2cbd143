package org.turkbridge.awscli.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.turkbridge.python.PythonType;

/** What takes or makes lists, and strings as lists of code points. */
final class ListFunctions {
  private ListFunctions() {}

  static boolean contains(Object subject, @Nullable Object search) {
    if (subject instanceof List<?> list) {
      return PythonOrder.contains(list, search);
    }
    if (search instanceof String text) {
      return ((String) subject).contains(text);
    }
    throw new QueryException(
        "'in <string>' requires string as left operand, not " + PythonType.name(search));
  }

  static long length(Object subject) {
    if (subject instanceof String text) {
      return text.codePointCount(0, text.length());
    }
    return subject instanceof List<?> list ? list.size() : ((Map<?, ?>) subject).size();
  }

  static List<@Nullable Object> map(ExpressionReference expression, List<?> list) {
    List<@Nullable Object> mapped = new ArrayList<>();
    for (Object element : list) {
      mapped.add(expression.apply(element));
    }
    return mapped;
  }

  static @Nullable Object notNull(List<@Nullable Object> arguments) {
    for (Object argument : arguments) {
      if (argument != null) {
        return argument;
      }
    }
    return null;
  }

  static Object reverse(Object subject) {
    if (subject instanceof String text) {
      return new StringBuilder(text).reverse().toString();
    }
    List<@Nullable Object> reversed = new ArrayList<>((List<?>) subject);
    Collections.reverse(reversed);
    return reversed;
  }

  static String join(String separator, List<?> strings) {
    StringJoiner joined = new StringJoiner(separator);
    strings.forEach(string -> joined.add((String) string));
    return joined.toString();
  }
}
