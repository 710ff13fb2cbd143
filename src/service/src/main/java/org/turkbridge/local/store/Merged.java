package org.turkbridge.local.store;

import org.jspecify.annotations.Nullable;

/**
 * What became of an arrival.
 *
 * @param origin its place in the archive
 * @param name of it, for a user
 * @param other what it replaced or gave way to, for a user; null if nothing
 */
public record Merged(String origin, String name, Outcome outcome, @Nullable String other) {
  /** What became of something that arrived. */
  public enum Outcome {
    ADDED,
    /** The store has it. */
    UNCHANGED,
    /** The store had one that gives way. */
    REPLACED,
    /** The store has one that stays. */
    KEPT
  }
}
