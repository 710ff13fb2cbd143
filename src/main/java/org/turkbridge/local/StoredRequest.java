package org.turkbridge.local;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/**
 * A request of the store.
 *
 * @param owner the Requester whom it waits for; null if it is everybody's
 */
record StoredRequest(@Nullable String owner, RequestState state, QualificationRequest request) {
  boolean isOf(Caller caller) {
    return owner == null || owner.equals(caller.requester());
  }
}
