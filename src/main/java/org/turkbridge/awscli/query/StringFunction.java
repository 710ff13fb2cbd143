package org.turkbridge.awscli.query;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.model.PythonJson;

/** What is about strings. */
final class StringFunction extends QueryFunction {
  StringFunction(String name, Signature signature) {
    super(name, signature);
  }

  @Override
  @Nullable Object apply(List<@Nullable Object> arguments) {
    Object argument = arguments.get(0);
    return switch (name()) {
      case "ends_with" -> string(argument).endsWith(string(arguments.get(1)));
      case "starts_with" -> string(argument).startsWith(string(arguments.get(1)));
      case "join" -> join(string(argument), (List<?>) requireNonNull(arguments.get(1)));
      case "to_string" -> argument instanceof String ? argument : PythonJson.dumps(argument);
      case "type" -> argument instanceof ExpressionReference ? null : QueryType.nameOf(argument);
      default -> throw new IllegalStateException(name());
    };
  }

  private static String join(String separator, List<?> strings) {
    StringJoiner joined = new StringJoiner(separator);
    for (Object string : strings) {
      joined.add(string(string));
    }
    return joined.toString();
  }

  private static String string(@Nullable Object value) {
    return (String) requireNonNull(value);
  }
}
