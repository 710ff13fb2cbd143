package org.turkbridge.shim;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.turkbridge.requester.Requester;

/**
 * Keeps the snapshots in step with what is changed.
 *
 * @param requester who changes it through the shim; null if somebody does so elsewhere, which
 *     concerns everybody's lists
 */
record ListChanges(ListSnapshots snapshots, @Nullable Requester requester) {
  /** Something left those lists. */
  void removed(Predicate<Listing> lists, Leaving leaving) {
    snapshots.remove(requester, lists, leaving);
  }

  /** Something came into those lists, or is another in them. */
  void added(Predicate<Listing> lists) {
    snapshots.overtake(requester, lists);
  }

  /** Those lists may have changed or not. */
  void doubtful(Predicate<Listing> lists) {
    snapshots.doubt(requester, lists);
  }
}
