package org.turkbridge.local.store;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.HITStatus;
import software.amazon.awssdk.services.mturk.model.ReviewPolicy;

/**
 * A HIT of the store, as it is at the time at which it was asked for.
 *
 * @param owner the Requester who created it
 * @param hit with the properties of its type, its status and its counts
 * @param firstMaxAssignments its MaxAssignments when it was created
 * @param submitted how many assignments wait for their review, which no count of the API tells
 * @param assignmentReviewPolicy null if it has none
 * @param hitReviewPolicy null if it has none
 * @param isReviewDue whether its HITReviewPolicy is to run, because it has become Reviewable
 */
public record StoredHit(
    String owner,
    HIT hit,
    int firstMaxAssignments,
    int submitted,
    @Nullable ReviewPolicy assignmentReviewPolicy,
    @Nullable ReviewPolicy hitReviewPolicy,
    boolean isReviewDue) {
  public String id() {
    return hit.hitId();
  }

  public HITStatus status() {
    return hit.hitStatus();
  }

  /** Whether that Requester may act on it. */
  public boolean isOf(String requester) {
    return owner.equals(requester);
  }
}
