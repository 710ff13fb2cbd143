package org.turkbridge.local.store;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mturk.model.HIT;

/**
 * A HIT that a search found, as it is at the time of the search.
 *
 * @param owner the Requester who created it; null if it came from an archive: it is everybody's
 */
public record FoundHit(@Nullable String owner, HIT hit) {}
