package org.turkbridge.awscli.query;

import org.jspecify.annotations.Nullable;

/** {@code &x}, which in jmespath.py is a value as any other until a function applies it. */
final class ExpressionReference {
  private final Node expression;

  ExpressionReference(Node expression) {
    this.expression = expression;
  }

  @Nullable Object apply(@Nullable Object element) {
    return expression.search(element);
  }

  /** As Python writes it, but for the address. */
  @Override
  public String toString() {
    return "<jmespath.visitor._Expression object>";
  }
}
