package org.turkbridge.awscli.query;

import io.burt.jmespath.Adapter;
import io.burt.jmespath.Expression;
import io.burt.jmespath.node.ExpressionReferenceNode;
import org.jspecify.annotations.Nullable;

/** {@code &x}, which in jmespath.py is a value as any other until a function applies it. */
final class ExpressionReference extends ExpressionReferenceNode<Object> {
  ExpressionReference(Adapter<Object> runtime, Expression<Object> expression) {
    super(runtime, expression);
  }

  @Override
  public Object search(@Nullable Object input) {
    return this;
  }

  @Nullable Object apply(@Nullable Object element) {
    return super.search(element);
  }

  /** As Python writes it, but for the address. */
  @Override
  public String toString() {
    return "<jmespath.visitor._Expression object>";
  }

  @Override
  @SuppressWarnings("ReferenceEquality")
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
