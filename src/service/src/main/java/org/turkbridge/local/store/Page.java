package org.turkbridge.local.store;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param end the place that it ended at; empty if nothing follows
 */
public record Page<T>(List<T> items, OptionalLong end) {
  /** The places of a list that goes on with another are its own up to here; the others follow. */
  private static final long OTHER = 1L << 61;

  /** Gives pages of a list. */
  @FunctionalInterface
  public interface Reading<T> {
    /**
     * One page.
     *
     * @param after the place to go on from; 0 for the start
     */
    Page<T> page(long after, PageLimit limit);
  }

  /**
   * One page of a list that goes on with another.
   *
   * @param after the place to go on from; 0 for the start
   */
  public static <T> Page<T> ofBoth(long after, PageLimit limit, Reading<T> list, Reading<T> other) {
    List<T> items = new ArrayList<>();
    if (after < OTHER) {
      Page<T> first = list.page(after, limit);
      if (first.end.isPresent()) {
        return first;
      }
      items.addAll(first.items);
    }
    Page<T> rest = other.page(Math.max(0, after - OTHER), limit.after(items.size()));
    items.addAll(rest.items);
    return new Page<>(
        items, rest.end.isPresent() ? OptionalLong.of(OTHER + rest.end.getAsLong()) : rest.end);
  }

  /** The page with other items in their places. */
  public <R> Page<R> map(Function<T, R> change) {
    return new Page<>(items.stream().map(change).toList(), end);
  }
}
