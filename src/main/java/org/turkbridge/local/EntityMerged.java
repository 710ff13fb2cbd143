package org.turkbridge.local;

import org.jspecify.annotations.Nullable;
import org.turkbridge.local.Merged.Outcome;

/**
 * What became of a QualificationType or Qualification that arrived.
 *
 * @param origin its place in the archive
 * @param name of it, for a user
 * @param other what it replaced or gave way to, for a user; null if nothing
 */
record EntityMerged(String origin, String name, Outcome outcome, @Nullable String other) {}
