package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.local.Qualifications.assertThatInvalidValue;
import static org.turkbridge.local.Qualifications.assertThatRequestError;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.AssignmentStatus;
import software.amazon.awssdk.services.mturk.model.GetAssignmentResponse;
import software.amazon.awssdk.services.mturk.model.HITStatus;

/** Assignments are approved, and paid for, or rejected. */
class ReviewedAssignmentsTest extends EmbeddedHits {
  @Test
  void whatIsApprovedIsPaid() {
    String hit = scene.hit();
    String id = scene.submitted(hit, "AONE");
    assertThat(scene.balance()).isEqualTo("10000.00");
    embedded.clock.advance(Duration.ofHours(1));

    embedded.ann.approveAssignment(a -> a.assignmentId(id).requesterFeedback("good\tthanks\r\n"));

    GetAssignmentResponse found = embedded.ann.getAssignment(g -> g.assignmentId(id));
    assertThat(found.assignment().assignmentStatus()).isEqualTo(AssignmentStatus.APPROVED);
    assertThat(found.assignment().approvalTime()).isEqualTo(embedded.clock.instant());
    assertThat(found.assignment().requesterFeedback()).isEqualTo("good\tthanks\r\n");
    assertThat(found.hit()).isEqualTo(get(hit));
    assertThat(found.hit().numberOfAssignmentsCompleted()).isEqualTo(1);
    assertThat(scene.balance()).isEqualTo("9999.40");
    assertThat(embedded.bob.getAccountBalance(g -> {}).availableBalance()).isEqualTo("10000.00");
  }

  @Test
  void whatIsRejectedIsNot() {
    String hit = scene.hit();
    String id = scene.submitted(hit, "AONE");

    embedded.ann.rejectAssignment(r -> r.assignmentId(id).requesterFeedback("no"));

    Assignment rejected = scene.assignment(id);
    assertThat(rejected.assignmentStatus()).isEqualTo(AssignmentStatus.REJECTED);
    assertThat(rejected.rejectionTime()).isEqualTo(SetClock.START);
    assertThat(rejected.requesterFeedback()).isEqualTo("no");
    assertThat(scene.balance()).isEqualTo("10000.00");
    assertThat(get(hit).hitStatus()).isEqualTo(HITStatus.REVIEWABLE);
    assertThat(get(hit).numberOfAssignmentsAvailable()).isZero();
  }

  @Test
  void whatIsReviewedIsReviewedOnce() {
    String hit = scene.hit(h -> h.maxAssignments(2));
    String approved = scene.submitted(hit, "AONE");
    embedded.ann.approveAssignment(a -> a.assignmentId(approved));
    String rejected = scene.submitted(hit, "ATWO");
    embedded.ann.rejectAssignment(r -> r.assignmentId(rejected).requesterFeedback("no"));

    for (String id : new String[] {approved, rejected}) {
      assertThatReviewed(() -> embedded.ann.approveAssignment(a -> a.assignmentId(id)));
      assertThatReviewed(
          () -> embedded.ann.rejectAssignment(r -> r.assignmentId(id).requesterFeedback("no")));
    }
    assertThatReviewed(
        () ->
            embedded.ann.approveAssignment(a -> a.assignmentId(approved).overrideRejection(true)));
    assertThat(scene.balance()).isEqualTo("9999.40");
  }

  @Test
  void aRejectionCanBeTakenBackForThirtyDays() {
    String id = scene.submitted(scene.hit(), "AONE");
    embedded.ann.rejectAssignment(r -> r.assignmentId(id).requesterFeedback("no"));
    String late = scene.submitted(scene.hit(), "AONE");
    embedded.ann.rejectAssignment(r -> r.assignmentId(late).requesterFeedback("no"));
    embedded.clock.advance(Duration.ofDays(30).minusMillis(1));

    embedded.ann.approveAssignment(
        a -> a.assignmentId(id).overrideRejection(true).requesterFeedback("sorry"));

    Assignment approved = scene.assignment(id);
    assertThat(approved.assignmentStatus()).isEqualTo(AssignmentStatus.APPROVED);
    assertThat(approved.approvalTime()).isEqualTo(embedded.clock.instant());
    assertThat(approved.rejectionTime()).isEqualTo(SetClock.START);
    assertThat(approved.requesterFeedback()).isEqualTo("sorry");
    assertThat(scene.balance()).isEqualTo("9999.40");
    embedded.clock.advance(Duration.ofMillis(1));
    assertThatRequestError(
        () -> embedded.ann.approveAssignment(a -> a.assignmentId(late).overrideRejection(true)),
        "InvalidAssignmentState",
        "Assignment "
            + late
            + " was submitted at 2014-08-15T00:01:00.250Z: after 30 days its rejection stands.");
  }

  @Test
  void whatWasSubmittedNeedsNoOverride() {
    String id = scene.submitted(scene.hit(), "AONE");

    embedded.ann.approveAssignment(a -> a.assignmentId(id).overrideRejection(true));

    assertThat(scene.assignment(id).assignmentStatus()).isEqualTo(AssignmentStatus.APPROVED);
  }

  @Test
  void withoutMoneyNothingIsApproved() {
    String first = scene.submitted(scene.hit(h -> h.reward("5000.00")), "AONE");
    String second = scene.submitted(scene.hit(h -> h.reward("5000.00")), "AONE");
    embedded.ann.approveAssignment(a -> a.assignmentId(first));

    assertThatRequestError(
        () -> embedded.ann.approveAssignment(a -> a.assignmentId(second)),
        "InsufficientFunds",
        FUNDS + " It takes $6000.00, and the balance is $4000.00.");

    assertThat(scene.assignment(second).assignmentStatus()).isEqualTo(AssignmentStatus.SUBMITTED);
    assertThat(scene.balance()).isEqualTo("4000.00");
    embedded.ann.rejectAssignment(r -> r.assignmentId(second).requesterFeedback("no"));
    assertThatRequestError(
        () -> embedded.ann.approveAssignment(a -> a.assignmentId(second).overrideRejection(true)),
        "InsufficientFunds",
        FUNDS);
    assertThat(scene.assignment(second).assignmentStatus()).isEqualTo(AssignmentStatus.REJECTED);
  }

  @Test
  void feedbackIsShortTextWithoutControlCharacters() {
    String id = scene.submitted(scene.hit(), "AONE");

    assertThatInvalidValue(
        () -> embedded.ann.approveAssignment(a -> a.assignmentId(id).requesterFeedback("a\u0007")),
        "RequesterFeedback",
        "RequesterFeedback has the control character U+0007: leave it out.");
    assertThatInvalidValue(
        () ->
            embedded.ann.rejectAssignment(
                r -> r.assignmentId(id).requesterFeedback("x".repeat(1025))),
        "RequesterFeedback",
        "RequesterFeedback has 1025 characters: it must have at most 1024.");
    embedded.ann.rejectAssignment(r -> r.assignmentId(id).requesterFeedback("x".repeat(1024)));
    assertThat(scene.assignment(id).requesterFeedback()).hasSize(1024);
  }
}
