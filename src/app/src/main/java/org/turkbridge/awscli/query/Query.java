package org.turkbridge.awscli.query;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JMESPath expression that means what it means to the AWS CLI's {@code --query}: to jmespath.py
 * 1.0.1 on Python 3.11, Debian's, whose quirks are kept.
 */
public final class Query {
  private final Node expression;
  private final boolean mayAnswerReferences;

  private Query(Node expression, boolean mayAnswerReferences) {
    this.expression = expression;
    this.mayAnswerReferences = mayAnswerReferences;
  }

  /**
   * Reads an expression. Functions are looked up, and their arguments counted, by {@link #search}.
   *
   * @throws QuerySyntaxException if it is none
   * @throws QueryException if it is nested too deeply: not a matter of syntax to Python either
   */
  public static Query compile(String expression) {
    try {
      return new Query(Parser.parse(expression), expression.indexOf('&') >= 0);
    } catch (StackOverflowError e) {
      throw QueryException.tooDeep();
    }
  }

  /**
   * Asks a plain value.
   *
   * @return a plain value; lists and maps may be those that were asked
   * @throws QueryException if there is no answer: a function that does not exist, or arguments that
   *     it does not take
   */
  public @Nullable Object search(@Nullable Object value) {
    try {
      Object answer = expression.search(value);
      if (mayAnswerReferences && holdsReference(answer)) {
        // What the AWS CLI says that cannot print one as JSON.
        throw new QueryException("Circular reference detected");
      }
      return answer;
    } catch (StackOverflowError e) {
      throw QueryException.tooDeep();
    }
  }

  private static boolean holdsReference(@Nullable Object answer) {
    Collection<?> parts = List.of();
    if (answer instanceof List<?> list) {
      parts = list;
    } else if (answer instanceof Map<?, ?> map) {
      parts = map.values();
    }
    for (Object part : parts) {
      if (holdsReference(part)) {
        return true;
      }
    }
    return answer instanceof ExpressionReference;
  }
}
