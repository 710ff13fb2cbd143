package org.turkbridge.local;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.turkbridge.local.review.Extension;
import org.turkbridge.local.review.Review;
import org.turkbridge.local.store.AssignmentTable;
import org.turkbridge.local.store.StoredHit;
import org.turkbridge.local.store.Tables;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.AssignmentStatus;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.ReviewActionDetail;
import software.amazon.awssdk.services.mturk.model.ReviewActionStatus;

/**
 * Takes the actions of one review of a HIT, as far as the state of things lets it. What is done
 * already has succeeded; what cannot be done fails, and the others are taken nevertheless.
 */
final class ReviewActions {
  /** The type of a HIT in reports. */
  static final String HIT = "HIT";

  /** The type of an assignment in reports. */
  static final String ASSIGNMENT = "Assignment";

  private final Tables tables;
  private final StoredHit hit;
  private final EntityIds ids;
  private final Instant now;
  private final Function<String, Assignment> read;

  /** The assignments that were acted on, as they are now. */
  private final Map<String, Assignment> assignments = new HashMap<>();

  private boolean isHitToRecount;

  /**
   * Actions on a HIT that nobody else changes meanwhile.
   *
   * @param read gives an assignment as it is when it is first acted on
   * @param ids those of actions
   */
  ReviewActions(
      Tables tables, StoredHit hit, Function<String, Assignment> read, EntityIds ids, Instant now) {
    this.tables = tables;
    this.hit = hit;
    this.read = read;
    this.ids = ids;
    this.now = now;
  }

  /** Takes one, and tells what came of it. */
  ReviewActionDetail take(Review.Action action) {
    ReviewActionDetail.Builder detail =
        ReviewActionDetail.builder()
            .actionId(ids.next())
            .actionName(action.name())
            .completeTime(now);
    try {
      if (action instanceof Review.Approve approve) {
        detail.targetId(approve.assignmentId()).targetType(ASSIGNMENT);
        detail.result(approve(approve));
      } else if (action instanceof Review.Reject reject) {
        detail.targetId(reject.assignmentId()).targetType(ASSIGNMENT);
        detail.result(reject(reject));
      } else if (action instanceof Review.Extend extend) {
        detail.targetId(hit.id()).targetType(HIT);
        detail.result(extend(extend.extension()));
      }
      return detail.status(ReviewActionStatus.SUCCEEDED).build();
    } catch (Failure e) {
      return detail
          .status(ReviewActionStatus.FAILED)
          .result(e.getMessage())
          .errorCode(e.code())
          .build();
    }
  }

  private String approve(Review.Approve approve) {
    Assignment assignment = assignments.computeIfAbsent(approve.assignmentId(), read);
    if (assignment.assignmentStatus() == AssignmentStatus.APPROVED) {
      return "Already approved";
    }
    requireSubmitted(assignment);
    // One that is approved by itself at this time is paid for whatever the balance is.
    if (AssignmentTable.settled(assignment, now).assignmentStatus() != AssignmentStatus.APPROVED) {
      Accounts.requireFunds(tables, hit.maker(), Accounts.cost(hit.hit()).total(), now);
    }
    Assignment approved =
        assignment.toBuilder()
            .assignmentStatus(AssignmentStatus.APPROVED)
            .approvalTime(now)
            .requesterFeedback(feedback(approve.reason()))
            .build();
    change(approved);
    Accounts.pay(tables, hit.maker(), hit.hit(), List.of(approved));
    return "Approved";
  }

  private String reject(Review.Reject reject) {
    Assignment assignment = assignments.computeIfAbsent(reject.assignmentId(), read);
    if (assignment.assignmentStatus() == AssignmentStatus.REJECTED) {
      return "Already rejected";
    }
    requireSubmitted(assignment);
    change(
        assignment.toBuilder()
            .assignmentStatus(AssignmentStatus.REJECTED)
            .rejectionTime(now)
            .requesterFeedback(feedback(reject.reason()))
            .build());
    return "Rejected";
  }

  private static @Nullable String feedback(String reason) {
    return reason.isEmpty() ? null : reason;
  }

  private static void requireSubmitted(Assignment assignment) {
    if (assignment.assignmentStatus() != AssignmentStatus.SUBMITTED) {
      throw Failure.requestError(
          "InvalidAssignmentState", "Assignment was in an invalid state for this operation.");
    }
  }

  private void change(Assignment changed) {
    assignments.put(changed.assignmentId(), changed);
    tables.assignments().write(List.of(changed), now);
    isHitToRecount = true;
  }

  /** Has the HIT count the assignments that were acted on; to be called after the last action. */
  void recount() {
    if (isHitToRecount) {
      tables.assignments().recount(hit.id(), now);
    }
  }

  private String extend(Extension extension) {
    HIT extended = tables.hits().find(hit.id(), now).orElseThrow().hit();
    int present = extended.maxAssignments();
    int more = extension.additional(present, hit.firstMaxAssignments());
    if (more == 0) {
      return "Not extended: the HIT has " + present + " assignments";
    }
    BigDecimal cost = Accounts.cost(extended).times(more);
    Accounts.requireFunds(tables, hit.maker(), cost, now);
    Instant from = extended.expiration().isAfter(now) ? extended.expiration() : now;
    tables
        .hits()
        .extend(
            hit.id(),
            present + more,
            extension.seconds() > 0 ? from.plusSeconds(extension.seconds()) : null,
            now);
    return "Extended to " + (present + more) + " assignments";
  }
}
