package org.turkbridge.awscli.query;

import io.burt.jmespath.Adapter;
import io.burt.jmespath.Expression;
import io.burt.jmespath.node.Operator;
import io.burt.jmespath.node.OperatorNode;
import org.jspecify.annotations.Nullable;

/**
 * {@code <}, {@code >}, {@code <=} and {@code >=} of numbers and, other than the library's,
 * strings.
 */
final class OrderNode extends OperatorNode<Object> {
  private final Operator operator;

  OrderNode(
      Adapter<Object> runtime,
      Operator operator,
      Expression<Object> left,
      Expression<Object> right) {
    super(runtime, left, right);
    this.operator = operator;
  }

  @Override
  public @Nullable Object search(@Nullable Object input) {
    Object left = operand(0).search(input);
    Object right = operand(1).search(input);
    if (!isOrdered(left) || !isOrdered(right)) {
      return null;
    }
    return PythonOrder.holds(operator, left, right);
  }

  private static boolean isOrdered(@Nullable Object value) {
    return value instanceof Number || value instanceof String;
  }
}
