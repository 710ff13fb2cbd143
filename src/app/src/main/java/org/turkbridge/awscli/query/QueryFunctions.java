package org.turkbridge.awscli.query;

import static java.util.Objects.requireNonNull;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.model.PythonJson;

/** The functions of jmespath.py, made when they are asked for: a query has few. */
final class QueryFunctions {
  private static final List<String> ANY = List.of();
  private static final List<String> NUMBER = List.of("number");
  private static final List<String> STRING = List.of("string");
  private static final List<String> OBJECT = List.of("object");
  private static final List<String> ARRAY = List.of("array");
  private static final List<String> EXPRESSION = List.of("expref");
  private static final List<String> NUMBERS = List.of("array-number");

  private QueryFunctions() {}

  /** Of a name that nothing has, a function that fails: only who evaluates it hears of it. */
  static QueryFunction named(String name) {
    OrderFunctions order = new OrderFunctions(name);
    return switch (name) {
      case "abs" -> of(name, a -> NumberFunctions.abs(first(a)), NUMBER);
      case "avg" -> of(name, a -> NumberFunctions.avg(list(a, 0)), NUMBERS);
      case "ceil" -> of(name, a -> NumberFunctions.whole(first(a), RoundingMode.CEILING), NUMBER);
      case "contains" ->
          of(
              name,
              a -> ListFunctions.contains(first(a), a.get(1)),
              List.of("array", "string"),
              ANY);
      case "ends_with" -> of(name, a -> text(a, 0).endsWith(text(a, 1)), STRING, STRING);
      case "floor" -> of(name, a -> NumberFunctions.whole(first(a), RoundingMode.FLOOR), NUMBER);
      case "join" ->
          of(
              name,
              a -> ListFunctions.join(text(a, 0), list(a, 1)),
              STRING,
              List.of("array-string"));
      case "keys" -> of(name, a -> new ArrayList<@Nullable Object>(map(a).keySet()), OBJECT);
      case "length" ->
          of(name, a -> ListFunctions.length(first(a)), List.of("string", "array", "object"));
      case "map" ->
          of(name, a -> ListFunctions.map(expression(a, 0), list(a, 1)), EXPRESSION, ARRAY);
      case "max" ->
          of(name, a -> order.first(Comparison.GT, list(a, 0), null), arrays("number", "string"));
      case "max_by" ->
          of(
              name,
              a -> order.first(Comparison.GT, list(a, 0), expression(a, 1)),
              ARRAY,
              EXPRESSION);
      case "merge" -> new QueryFunction(name, List.of(OBJECT), true, Merge::of);
      case "min" ->
          of(name, a -> order.first(Comparison.LT, list(a, 0), null), arrays("number", "string"));
      case "min_by" ->
          of(
              name,
              a -> order.first(Comparison.LT, list(a, 0), expression(a, 1)),
              ARRAY,
              EXPRESSION);
      case "not_null" -> new QueryFunction(name, List.of(ANY), true, ListFunctions::notNull);
      case "reverse" -> of(name, a -> ListFunctions.reverse(first(a)), List.of("array", "string"));
      case "sort" -> of(name, a -> order.sort(list(a, 0)), arrays("string", "number"));
      case "sort_by" ->
          of(name, a -> order.sortBy(list(a, 0), expression(a, 1)), ARRAY, EXPRESSION);
      case "starts_with" -> of(name, a -> text(a, 0).startsWith(text(a, 1)), STRING, STRING);
      case "sum" -> of(name, a -> NumberFunctions.sum(list(a, 0)), NUMBERS);
      case "to_array" ->
          of(
              name,
              a -> a.get(0) instanceof List ? a.get(0) : Collections.singletonList(a.get(0)),
              ANY);
      case "to_number" -> of(name, a -> NumberFunctions.toNumber(a.get(0)), ANY);
      case "to_string" ->
          of(name, a -> a.get(0) instanceof String ? a.get(0) : PythonJson.dumps(a.get(0)), ANY);
      case "type" ->
          of(
              name,
              a -> a.get(0) instanceof ExpressionReference ? null : QueryType.nameOf(a.get(0)),
              ANY);
      case "values" -> of(name, a -> new ArrayList<@Nullable Object>(map(a).values()), OBJECT);
      default ->
          new QueryFunction(
              name,
              List.of(),
              true,
              arguments -> {
                throw new QueryException("Unknown function: " + name + "()");
              });
    };
  }

  private static QueryFunction of(String name, QueryFunction.Body body, List<String> argument) {
    return new QueryFunction(name, List.of(argument), false, body);
  }

  private static QueryFunction of(
      String name, QueryFunction.Body body, List<String> first, List<String> second) {
    return new QueryFunction(name, List.of(first, second), false, body);
  }

  private static List<String> arrays(String first, String second) {
    return List.of("array-" + first, "array-" + second);
  }

  private static Object first(List<@Nullable Object> arguments) {
    return requireNonNull(arguments.get(0));
  }

  private static String text(List<@Nullable Object> arguments, int index) {
    return (String) requireNonNull(arguments.get(index));
  }

  private static List<?> list(List<@Nullable Object> arguments, int index) {
    return (List<?>) requireNonNull(arguments.get(index));
  }

  private static Map<?, ?> map(List<@Nullable Object> arguments) {
    return (Map<?, ?>) first(arguments);
  }

  private static ExpressionReference expression(List<@Nullable Object> arguments, int index) {
    return (ExpressionReference) requireNonNull(arguments.get(index));
  }
}
