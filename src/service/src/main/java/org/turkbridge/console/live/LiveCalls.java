package org.turkbridge.console.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** The last calls, for any number of people who look on. Safe for any number of threads. */
public final class LiveCalls {
  /** More than a thousand in a quarter of a second nobody can look at. */
  static final int KEPT = 1_000;

  private final Deque<LiveCall> last = new ArrayDeque<>(KEPT);
  private long added;

  /**
   * Calls that came after a place.
   *
   * @param calls in their order
   * @param passedOver how many came before them and are not among them: those that are not kept any
   *     more, whether they were looked for or not, and those that were too many
   * @param next the place after them
   */
  public record Batch(List<LiveCall> calls, long passedOver, long next) {
    public Batch {
      calls = List.copyOf(calls);
    }
  }

  /** Adds a call. Costs no time worth mentioning. */
  public synchronized void add(LiveCall call) {
    if (last.size() == KEPT) {
      last.removeFirst();
    }
    last.addLast(call);
    added++;
  }

  /**
   * The last calls that came after a place.
   *
   * @param place that a batch ended at, or 0; one that was not reached yet is of an earlier start
   *     of the server, and stands for the end
   * @param which are looked for
   * @param most so many of them
   */
  public Batch after(long place, Predicate<LiveCall> which, int most) {
    List<LiveCall> kept;
    long end;
    synchronized (this) {
      end = added;
      if (place >= end) {
        return new Batch(List.of(), 0, end);
      }
      kept = last.stream().skip(Math.max(0, place - (added - last.size()))).toList();
    }
    List<LiveCall> found = kept.stream().filter(which).toList();
    int tooMany = Math.max(0, found.size() - most);
    long gone = end - Math.max(0, place) - kept.size();
    return new Batch(found.subList(tooMany, found.size()), gone + tooMany, end);
  }

  /** The place after the last call. */
  public synchronized long end() {
    return added;
  }
}
