package org.turkbridge.awscli.query;

import io.burt.jmespath.Adapter;
import io.burt.jmespath.node.Node;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A literal; the library's node would have its text read a second time. */
final class ConstantNode extends Node<Object> {
  private final @Nullable Object value;

  ConstantNode(Adapter<Object> runtime, @Nullable Object value) {
    super(runtime);
    this.value = value;
  }

  @Override
  public @Nullable Object search(@Nullable Object input) {
    return value;
  }

  @Override
  protected boolean internalEquals(Object other) {
    return Objects.equals(value, ((ConstantNode) other).value);
  }

  @Override
  protected int internalHashCode() {
    return Objects.hashCode(value);
  }
}
