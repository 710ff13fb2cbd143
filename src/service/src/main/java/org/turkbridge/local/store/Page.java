package org.turkbridge.local.store;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param end the place that it ended at; empty if nothing follows
 */
public record Page<T>(List<T> items, OptionalLong end) {
  /** The page with other items in their places. */
  public <R> Page<R> map(Function<T, R> change) {
    return new Page<>(items.stream().map(change).toList(), end);
  }
}
