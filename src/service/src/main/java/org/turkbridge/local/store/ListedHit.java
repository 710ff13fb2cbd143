package org.turkbridge.local.store;

import software.amazon.awssdk.services.mturk.model.HIT;

/**
 * A HIT as lists have it, as it is at the time at which they were asked for.
 *
 * @param owner the Requester who created it
 * @param hit with the properties of its type, its status and its counts
 * @param submitted how many assignments wait for their review
 */
public record ListedHit(String owner, HIT hit, int submitted) {}
