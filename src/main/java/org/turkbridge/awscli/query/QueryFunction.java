package org.turkbridge.awscli.query;

import io.burt.jmespath.Adapter;
import io.burt.jmespath.function.ArgumentConstraint;
import io.burt.jmespath.function.ArgumentConstraints;
import io.burt.jmespath.function.Function;
import io.burt.jmespath.function.FunctionArgument;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function of plain values. The library's base class does not do: it names the types of wrong
 * arguments but not the values, and the functions made of it count in UTF-16 and in doubles.
 */
abstract class QueryFunction implements Function {
  private final String name;
  private final Signature signature;

  QueryFunction(String name, Signature signature) {
    this.name = name;
    this.signature = signature;
  }

  /**
   * @param arguments of the types that the signature has
   */
  abstract @Nullable Object apply(List<@Nullable Object> arguments);

  @Override
  public final String name() {
    return name;
  }

  /** For the library's parser, which is not used: {@link #call} checks. */
  @Override
  public final ArgumentConstraint argumentConstraints() {
    return ArgumentConstraints.listOf(0, ArgumentConstraints.anyValue());
  }

  @Override
  @SuppressWarnings({"unchecked", "NullAway"}) // The one runtime has plain values for T.
  public final <T> T call(Adapter<T> runtime, List<FunctionArgument<T>> arguments) {
    List<@Nullable Object> values = new ArrayList<>(arguments.size());
    for (FunctionArgument<T> argument : arguments) {
      values.add(argument.isExpression() ? argument.expression() : argument.value());
    }
    signature.check(name, values);
    return (T) apply(values);
  }
}
