package org.turkbridge.local.store;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mturk.model.HIT;

/**
 * A HIT as lists have it, as it is at the time at which they were asked for.
 *
 * @param owner the Requester who created it; null if it was imported: then it is everybody's
 * @param hit with the properties of its type, its status and its counts
 * @param submitted how many assignments wait for their review
 */
public record ListedHit(@Nullable String owner, HIT hit, int submitted) {}
