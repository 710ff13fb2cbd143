package org.turkbridge.awscli.query;

import io.burt.jmespath.Adapter;
import io.burt.jmespath.node.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A filter with its projection. The library has a node for each: of several elements that fail,
 * another would be the first.
 */
final class FilterNode extends Node<Object> {
  private final Node<Object> test;
  private final Node<Object> each;

  FilterNode(Adapter<Object> runtime, Node<Object> test, Node<Object> each) {
    super(runtime);
    this.test = test;
    this.each = each;
  }

  @Override
  public @Nullable Object search(@Nullable Object input) {
    if (!(input instanceof List<?> list)) {
      return null;
    }
    List<@Nullable Object> answers = new ArrayList<>();
    for (Object element : list) {
      if (runtime.isTruthy(test.search(element))) {
        Object answer = each.search(element);
        if (answer != null) {
          answers.add(answer);
        }
      }
    }
    return answers;
  }

  @Override
  protected boolean internalEquals(Object other) {
    FilterNode filter = (FilterNode) other;
    return test.equals(filter.test) && each.equals(filter.each);
  }

  @Override
  protected int internalHashCode() {
    return 31 * test.hashCode() + each.hashCode();
  }
}
