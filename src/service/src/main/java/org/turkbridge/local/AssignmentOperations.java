package org.turkbridge.local;

import static org.turkbridge.local.CurrentOperation.list;
import static org.turkbridge.local.CurrentOperation.read;
import static org.turkbridge.local.CurrentOperation.write;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.turkbridge.local.review.RequesterFeedback;
import org.turkbridge.local.store.Page;
import org.turkbridge.local.store.StoredHit;
import software.amazon.awssdk.services.mturk.model.ApproveAssignmentRequest;
import software.amazon.awssdk.services.mturk.model.ApproveAssignmentResponse;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.AssignmentStatus;
import software.amazon.awssdk.services.mturk.model.GetAccountBalanceRequest;
import software.amazon.awssdk.services.mturk.model.GetAccountBalanceResponse;
import software.amazon.awssdk.services.mturk.model.GetAssignmentRequest;
import software.amazon.awssdk.services.mturk.model.GetAssignmentResponse;
import software.amazon.awssdk.services.mturk.model.GetFileUploadUrlRequest;
import software.amazon.awssdk.services.mturk.model.GetFileUploadUrlResponse;
import software.amazon.awssdk.services.mturk.model.ListAssignmentsForHitRequest;
import software.amazon.awssdk.services.mturk.model.ListAssignmentsForHitResponse;
import software.amazon.awssdk.services.mturk.model.RejectAssignmentRequest;
import software.amazon.awssdk.services.mturk.model.RejectAssignmentResponse;

/** What is done with the assignments that Workers submitted, and with the money for them. */
final class AssignmentOperations {
  /** How long after the submission a rejection can be taken back. */
  private static final Duration GRACE = Duration.ofDays(30);

  private static final String FEEDBACK = "RequesterFeedback";

  private AssignmentOperations() {}

  static List<CurrentOperation<?, ?>> all() {
    return List.of(
        read(GetAssignmentRequest::builder, AssignmentOperations::assignment),
        list(
            ListAssignmentsForHitRequest::builder,
            ListAssignmentsForHitResponse::builder,
            ListAssignmentsForHitResponse.Builder::assignments,
            request -> List.of(request.hitId(), request.assignmentStatusesAsStrings()),
            AssignmentOperations::assignments),
        write(ApproveAssignmentRequest::builder, AssignmentOperations::approve),
        write(RejectAssignmentRequest::builder, AssignmentOperations::reject),
        read(GetFileUploadUrlRequest::builder, AssignmentOperations::fileUploadUrl),
        read(GetAccountBalanceRequest::builder, AssignmentOperations::balance));
  }

  /** Tells of an assignment that was submitted, and its HIT. */
  private static GetAssignmentResponse assignment(GetAssignmentRequest request, Tx tx) {
    SubmittedAssignment found = SubmittedAssignment.read(tx, request.assignmentId());
    return GetAssignmentResponse.builder()
        .assignment(found.assignment())
        .hit(found.hit().hit())
        .build();
  }

  /** Lists those of a HIT, in the order in which they were accepted. */
  private static Page<Assignment> assignments(
      ListAssignmentsForHitRequest request, Tx tx, PagePlace place) {
    StoredHit hit = Rules.ownHit(tx, request.hitId());
    if (hit.isGone()) {
      throw Rules.noHit(hit.id());
    }
    return tx.tables()
        .assignments()
        .page(hit.id(), request.assignmentStatuses(), tx.now(), place.after(), place.limit());
  }

  /**
   * Approves what was submitted, and pays for it; with OverrideRejection also what was rejected,
   * for 30 days after it was submitted.
   */
  private static ApproveAssignmentResponse approve(ApproveAssignmentRequest request, Tx tx) {
    @Nullable String feedback = feedback(request.requesterFeedback());
    SubmittedAssignment found = SubmittedAssignment.toChange(tx, request.assignmentId());
    Assignment assignment = found.assignment();
    if (assignment.assignmentStatus() == AssignmentStatus.REJECTED
        && Boolean.TRUE.equals(request.overrideRejection())) {
      requireGrace(assignment, tx);
    } else {
      found.requireSubmitted();
    }
    String payer = found.hit().payer(tx.caller().requester());
    Accounts.requireFunds(tx.tables(), payer, Accounts.cost(found.hit().hit()).total(), tx.now());
    Assignment approved =
        assignment.toBuilder()
            .assignmentStatus(AssignmentStatus.APPROVED)
            .approvalTime(tx.now())
            .requesterFeedback(feedback == null ? assignment.requesterFeedback() : feedback)
            .build();
    tx.tables().assignments().change(approved, tx.now());
    Accounts.pay(tx.tables(), payer, found.hit().hit(), List.of(approved));
    return ApproveAssignmentResponse.builder().build();
  }

  private static void requireGrace(Assignment assignment, Tx tx) {
    if (assignment.submitTime() == null
        || !tx.now().isBefore(assignment.submitTime().plus(GRACE))) {
      throw Failure.requestError(
          "InvalidAssignmentState",
          String.format(
              "Assignment %s was submitted at %s: after %d days its rejection stands.",
              assignment.assignmentId(), assignment.submitTime(), GRACE.toDays()));
    }
  }

  /** Rejects what was submitted; nobody is paid. */
  private static RejectAssignmentResponse reject(RejectAssignmentRequest request, Tx tx) {
    @Nullable String feedback = feedback(request.requesterFeedback());
    SubmittedAssignment found = SubmittedAssignment.toChange(tx, request.assignmentId());
    found.requireSubmitted();
    tx.tables()
        .assignments()
        .change(
            found.assignment().toBuilder()
                .assignmentStatus(AssignmentStatus.REJECTED)
                .rejectionTime(tx.now())
                .requesterFeedback(feedback)
                .build(),
            tx.now());
    return RejectAssignmentResponse.builder().build();
  }

  /**
   * As it was given; null for an empty one.
   *
   * @throws Failure if it is longer than 1024 characters, or has control characters
   */
  private static @Nullable String feedback(@Nullable String given) {
    if (given == null || given.isEmpty()) {
      return null;
    }
    @Nullable String fault = RequesterFeedback.fault(given).orElse(null);
    if (fault != null) {
      throw Failure.invalidValue(FEEDBACK, FEEDBACK + " " + fault);
    }
    return given;
  }

  /** Answers no URL: nobody can upload a file to the embedded service. */
  private static GetFileUploadUrlResponse fileUploadUrl(GetFileUploadUrlRequest request, Tx tx) {
    SubmittedAssignment found = SubmittedAssignment.read(tx, request.assignmentId());
    throw Failure.invalidValue(
        "QuestionIdentifier",
        String.format(
            "Assignment %s has no file in answer to question %s: the embedded service keeps none.",
            found.assignment().assignmentId(), request.questionIdentifier()));
  }

  /** What the caller has. */
  private static GetAccountBalanceResponse balance(GetAccountBalanceRequest request, Tx tx) {
    return GetAccountBalanceResponse.builder()
        .availableBalance(
            Accounts.balance(tx.tables(), tx.caller().requester(), tx.now()).toPlainString())
        .build();
  }
}
