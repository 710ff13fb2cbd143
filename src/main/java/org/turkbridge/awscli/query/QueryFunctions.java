package org.turkbridge.awscli.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The functions of jmespath.py with what each takes, made when they are asked for: a query has few.
 * Not a registry of the library's: its class makes all of the library's functions when it is
 * loaded.
 */
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
    return switch (name) {
      case "abs", "ceil", "floor" -> new NumberFunction(name, Signature.of(NUMBER));
      case "avg", "sum" -> new NumberFunction(name, Signature.of(NUMBERS));
      case "to_number" -> new NumberFunction(name, Signature.of(ANY));
      case "ends_with", "starts_with" -> new StringFunction(name, Signature.of(STRING, STRING));
      case "join" -> new StringFunction(name, Signature.of(STRING, List.of("array-string")));
      case "to_string", "type" -> new StringFunction(name, Signature.of(ANY));
      case "contains" -> new ListFunction(name, Signature.of(List.of("array", "string"), ANY));
      case "length" -> new ListFunction(name, Signature.of(List.of("string", "array", "object")));
      case "map" -> new ListFunction(name, Signature.of(EXPRESSION, ARRAY));
      case "not_null" -> new ListFunction(name, new Signature(true, List.of(ANY)));
      case "reverse" -> new ListFunction(name, Signature.of(List.of("array", "string")));
      case "to_array" -> new ListFunction(name, Signature.of(ANY));
      case "keys", "values" -> new ObjectFunction(name, Signature.of(OBJECT));
      case "merge" -> new ObjectFunction(name, new Signature(true, List.of(OBJECT)));
      case "max", "min" ->
          new OrderFunction(name, Signature.of(List.of("array-number", "array-string")));
      case "sort" -> new OrderFunction(name, Signature.of(List.of("array-string", "array-number")));
      case "max_by", "min_by", "sort_by" ->
          new OrderFunction(name, Signature.of(ARRAY, EXPRESSION));
      default -> new UnknownFunction(name);
    };
  }

  private static final class UnknownFunction extends QueryFunction {
    UnknownFunction(String name) {
      super(name, new Signature(true, List.of()));
    }

    @Override
    @Nullable Object apply(List<@Nullable Object> arguments) {
      throw new QueryException("Unknown function: " + name() + "()");
    }
  }
}
