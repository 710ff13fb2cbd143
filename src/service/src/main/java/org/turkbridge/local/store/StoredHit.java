package org.turkbridge.local.store;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.HITStatus;
import software.amazon.awssdk.services.mturk.model.ReviewPolicy;

/**
 * A HIT of the store, as it is at the time at which it was asked for.
 *
 * @param owner the Requester who created it; null if it came from an archive: it is everybody's
 * @param hit with the properties of its type, its status and its counts
 * @param firstMaxAssignments its MaxAssignments when it was created
 * @param submitted how many assignments wait for their review, which no count of the API tells
 * @param assignmentReviewPolicy null if it has none
 * @param hitReviewPolicy null if it has none
 * @param isReviewDue whether its HITReviewPolicy is to run, because it has become Reviewable
 * @param isAsArchived whether it came from an archive and no call has changed it
 */
public record StoredHit(
    @Nullable String owner,
    HIT hit,
    int firstMaxAssignments,
    int submitted,
    @Nullable ReviewPolicy assignmentReviewPolicy,
    @Nullable ReviewPolicy hitReviewPolicy,
    boolean isReviewDue,
    boolean isAsArchived) {
  public String id() {
    return hit.hitId();
  }

  public HITStatus status() {
    return hit.hitStatus();
  }

  /** Whether it came from an archive: no Worker works at it. */
  public boolean isImported() {
    return owner == null;
  }

  /**
   * The Requester who created it here.
   *
   * @throws IllegalStateException if it came from an archive
   */
  public String maker() {
    if (owner == null) {
      throw new IllegalStateException("HIT " + id() + " came from an archive");
    }
    return owner;
  }

  /** Who pays for what a caller does to it who may act on it. */
  public String payer(String caller) {
    return owner == null ? caller : owner;
  }

  /** Whether that Requester may act on it. */
  public boolean isOf(String requester) {
    return owner == null || owner.equals(requester);
  }

  /**
   * Whether its results are gone: it is disposed of, and not as an archive has it, which may have
   * results of before.
   */
  public boolean isGone() {
    return status() == HITStatus.DISPOSED && !isAsArchived;
  }
}
