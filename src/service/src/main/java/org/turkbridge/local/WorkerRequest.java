package org.turkbridge.local;

import org.jspecify.annotations.Nullable;
import org.turkbridge.local.store.RequestState;

/**
 * What became of a worker's request at once.
 *
 * @param qualificationRequestId the id it was given
 * @param state {@link RequestState#SUBMITTED} if it waits for the Requester, {@link
 *     RequestState#GRANTED} if the type grants automatically or scores answers itself
 * @param value the value that was granted; null if it waits
 */
public record WorkerRequest(
    String qualificationRequestId, RequestState state, @Nullable Integer value) {}
