package org.turkbridge.local.store;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How many calls of a kind there were, and what they took.
 *
 * @param calls one at least
 * @param last when the last one was answered, in whole milliseconds
 * @param totalMicros what they took together, in microseconds
 * @param greatestMicros what the longest took
 * @param parameters names of what was sent
 */
public record CountedCalls(
    long calls, Instant last, long totalMicros, long greatestMicros, SortedSet<String> parameters) {
  public CountedCalls {
    parameters = Collections.unmodifiableSortedSet(parameters);
  }

  /** Both together. */
  public CountedCalls plus(CountedCalls other) {
    return new CountedCalls(
        calls + other.calls,
        last.isAfter(other.last) ? last : other.last,
        totalMicros + other.totalMicros,
        Math.max(greatestMicros, other.greatestMicros),
        parameters.containsAll(other.parameters) ? parameters : union(other.parameters));
  }

  private SortedSet<String> union(SortedSet<String> more) {
    SortedSet<String> all = new TreeSet<>(parameters);
    all.addAll(more);
    return all;
  }
}
