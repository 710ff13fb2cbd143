package org.turkbridge.shim;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A reading that is under way, the callers who wait for it, and what changes meanwhile. All but
 * {@link #result} belongs to whoever holds the lock of the {@link ListSnapshots}.
 */
final class ListReading {
  private final CompletableFuture<ListSnapshot> result = new CompletableFuture<>();
  private final List<Leaving> left = new ArrayList<>();
  private int callers = 1;
  private boolean uncertain;

  CompletableFuture<ListSnapshot> result() {
    return result;
  }

  void join() {
    callers++;
  }

  /** Something leaves the list that was perhaps read before. */
  void remove(Leaving leaving) {
    left.add(leaving);
  }

  /** Something changes of which nobody knows what it does to the list. */
  void doubt() {
    uncertain = true;
  }

  /** Whether later pages had better be read again. */
  boolean isUncertain() {
    return uncertain;
  }

  /** Hands what was read over to all who wait for it, without what has left meanwhile. */
  void handOver(ListSnapshot snapshot, long use) {
    left.forEach(snapshot::remove);
    for (int i = 0; i < callers; i++) {
      snapshot.pin(use);
    }
  }
}
