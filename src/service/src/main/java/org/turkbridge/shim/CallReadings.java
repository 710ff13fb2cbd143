package org.turkbridge.shim;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.turkbridge.legacy.LegacyException;

/**
 * The lists that one call has read, so that several of its Requests are answered from one reading.
 * Used by the one thread that answers the call.
 */
final class CallReadings {
  private final Map<Listing, ListSnapshot> snapshots = new HashMap<>();
  private final Map<Listing, LegacyException> failures = new HashMap<>();

  /**
   * What was read of a list; null if it was not read, or is not kept any more.
   *
   * @throws LegacyException if the reading failed
   */
  @Nullable ListSnapshot of(Listing listing) {
    LegacyException failure = failures.get(listing);
    if (failure != null) {
      throw failure;
    }
    ListSnapshot snapshot = snapshots.get(listing);
    return snapshot == null || snapshot.isRetired() ? null : snapshot;
  }

  void add(Listing listing, ListSnapshot snapshot) {
    snapshots.put(listing, snapshot);
  }

  void addFailure(Listing listing, LegacyException failure) {
    failures.put(listing, failure);
  }
}
