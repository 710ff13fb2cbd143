package org.turkbridge.local;

import org.jspecify.annotations.Nullable;

/**
 * What became of an arrival.
 *
 * @param other what the store had under the same request id; null if nothing
 */
record Merged(Arrival arrival, Outcome outcome, @Nullable Arrival other) {
  enum Outcome {
    ADDED,
    /** The store has it. */
    UNCHANGED,
    /** The store had an older one, or one as old. */
    REPLACED,
    /** The store has a newer one, which stays. */
    KEPT
  }
}
