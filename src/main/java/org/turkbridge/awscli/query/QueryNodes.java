package org.turkbridge.awscli.query;

import io.burt.jmespath.Expression;
import io.burt.jmespath.node.Node;
import io.burt.jmespath.node.Operator;
import io.burt.jmespath.node.StandardNodeFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The library's nodes, but for those that jmespath.py evaluates in another way. */
final class QueryNodes extends StandardNodeFactory<Object> {
  private final QueryRuntime runtime;

  QueryNodes(QueryRuntime runtime) {
    super(runtime);
    this.runtime = runtime;
  }

  @Override
  public Node<Object> createSlice(
      @Nullable Integer start, @Nullable Integer stop, @Nullable Integer step) {
    return new SliceOfListNode(runtime, start, stop, step);
  }

  @Override
  public Node<Object> createComparison(
      Operator operator, Expression<Object> left, Expression<Object> right) {
    return switch (operator) {
      case EQUALS -> new EqualityNode(runtime, true, left, right);
      case NOT_EQUALS -> new EqualityNode(runtime, false, left, right);
      default -> new OrderNode(runtime, operator, left, right);
    };
  }

  @Override
  public Node<Object> createFunctionCall(
      String name, List<? extends Expression<Object>> arguments) {
    return createFunctionCall(QueryFunctions.named(name), arguments);
  }

  @Override
  public Node<Object> createExpressionReference(Expression<Object> expression) {
    return new ExpressionReference(runtime, expression);
  }

  Node<Object> createConstant(@Nullable Object value) {
    return new ConstantNode(runtime, value);
  }

  Node<Object> sequence(Node<Object> first, Node<Object> second) {
    return createSequence(List.of(first, second));
  }

  Node<Object> projection(Node<Object> list, Node<Object> each) {
    return sequence(list, createProjection(each));
  }

  Node<Object> valueProjection(Node<Object> object, Node<Object> each) {
    return projection(sequence(object, createFlattenObject()), each);
  }

  Node<Object> filter(Node<Object> list, Node<Object> test, Node<Object> each) {
    return sequence(list, new FilterNode(runtime, test, each));
  }
}
