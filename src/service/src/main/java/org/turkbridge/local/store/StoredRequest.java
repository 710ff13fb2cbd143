package org.turkbridge.local.store;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/**
 * A request of the store.
 *
 * @param owner the Requester whom it waits for; null if it is everybody's
 */
public record StoredRequest(
    @Nullable String owner, RequestState state, QualificationRequest request) {
  /** Whether it waits, or waited, for that Requester. */
  public boolean isOf(String requester) {
    return owner == null || owner.equals(requester);
  }
}
