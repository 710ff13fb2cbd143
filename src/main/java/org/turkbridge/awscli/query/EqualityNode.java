package org.turkbridge.awscli.query;

import io.burt.jmespath.Adapter;
import io.burt.jmespath.Expression;
import io.burt.jmespath.node.OperatorNode;
import org.jspecify.annotations.Nullable;

/** {@code ==} and {@code !=}: as Python's, except that no bool equals a number. */
final class EqualityNode extends OperatorNode<Object> {
  private final boolean wanted;

  EqualityNode(
      Adapter<Object> runtime, boolean wanted, Expression<Object> left, Expression<Object> right) {
    super(runtime, left, right);
    this.wanted = wanted;
  }

  @Override
  public Object search(@Nullable Object input) {
    Object left = operand(0).search(input);
    Object right = operand(1).search(input);
    boolean equal =
        left instanceof Boolean == right instanceof Boolean && PythonOrder.equal(left, right);
    return equal == wanted;
  }
}
