package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.AssignmentStatus;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.HITStatus;
import software.amazon.awssdk.services.mturk.model.ListReviewPolicyResultsForHitResponse;
import software.amazon.awssdk.services.mturk.model.ReviewActionDetail;
import software.amazon.awssdk.services.mturk.model.ReviewActionStatus;
import software.amazon.awssdk.services.mturk.model.ReviewPolicy;
import software.amazon.awssdk.services.mturk.model.ReviewResultDetail;

/** The policy of assignments scores each when it is submitted. */
class KnownAnswersReviewTest extends PolicyHits {
  @Test
  void whatIsSubmittedIsScoredAndActedOn() {
    String hit =
        hit(
            2,
            known(
                parameter("ApproveIfKnownAnswerScoreIsAtLeast", "100"),
                parameter("ApproveReason", "Thanks"),
                parameter("RejectIfKnownAnswerScoreIsLessThan", "50"),
                parameter("RejectReason", "Look again")),
            null);
    String right = submit(hit, "AONE", Map.of("A", " a ", "B", "b"));
    assertThat(scene.balance()).isEqualTo("9999.40");
    embedded.clock.advance(Duration.ofSeconds(1));
    String wrong = submit(hit, "ATWO", Map.of("A", "x"));

    assertThat(scene.assignment(right))
        .returns(AssignmentStatus.APPROVED, Assignment::assignmentStatus)
        .returns("Thanks", Assignment::requesterFeedback);
    assertThat(scene.assignment(wrong))
        .returns(AssignmentStatus.REJECTED, Assignment::assignmentStatus)
        .returns("Look again", Assignment::requesterFeedback)
        .returns(embedded.clock.instant(), Assignment::rejectionTime);
    assertThat(scene.balance()).isEqualTo("9999.40");
    ListReviewPolicyResultsForHitResponse told = told(hit);
    assertThat(told.hitId()).isEqualTo(hit);
    assertThat(told.assignmentReviewPolicy())
        .isEqualTo(ReviewPolicy.builder().policyName("ScoreMyKnownAnswers/2011-09-01").build());
    assertThat(told.hitReviewPolicy()).isNull();
    assertThat(told.hitReviewReport()).isNull();
    assertThat(told.assignmentReviewReport().reviewResults())
        .extracting(
            ReviewResultDetail::subjectId,
            ReviewResultDetail::subjectType,
            ReviewResultDetail::questionId,
            ReviewResultDetail::key,
            ReviewResultDetail::value)
        .containsExactly(
            tuple(right, "Assignment", "A", "KnownAnswerCorrect", "1"),
            tuple(right, "Assignment", "B", "KnownAnswerCorrect", "1"),
            tuple(right, "Assignment", null, "KnownAnswerScore", "100"),
            tuple(wrong, "Assignment", "A", "KnownAnswerCorrect", "0"),
            tuple(wrong, "Assignment", "B", "KnownAnswerCorrect", "0"),
            tuple(wrong, "Assignment", null, "KnownAnswerScore", "0"));
    assertThat(told.assignmentReviewReport().reviewActions())
        .extracting(
            ReviewActionDetail::actionName,
            ReviewActionDetail::targetId,
            ReviewActionDetail::targetType,
            ReviewActionDetail::status,
            ReviewActionDetail::completeTime,
            ReviewActionDetail::result,
            ReviewActionDetail::errorCode)
        .containsExactly(
            tuple(
                "Approve",
                right,
                "Assignment",
                ReviewActionStatus.SUCCEEDED,
                SetClock.START,
                "Approved",
                null),
            tuple(
                "Reject",
                wrong,
                "Assignment",
                ReviewActionStatus.SUCCEEDED,
                embedded.clock.instant(),
                "Rejected",
                null));
    assertThat(told.assignmentReviewReport().reviewResults())
        .extracting(ReviewResultDetail::actionId)
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[A-Z0-9]{30}"));
  }

  @Test
  void aPolicyActsBeforeTheAutomaticApproval() {
    String hit =
        hit(
            h ->
                h.autoApprovalDelayInSeconds(0L)
                    .assignmentReviewPolicy(
                        known(parameter("RejectIfKnownAnswerScoreIsLessThan", "101"))));
    String id = submit(hit, "AONE", Map.of());
    assertThat(scene.assignment(id).assignmentStatus()).isEqualTo(AssignmentStatus.REJECTED);
    assertThat(scene.balance()).isEqualTo("10000.00");
  }

  @Test
  void aHitIsExtendedUntilItHasWhatThePolicyAllows() {
    String hit =
        hit(
            1,
            known(
                parameter("ExtendIfKnownAnswerScoreIsLessThan", "100"),
                parameter("ExtendMaximumAssignments", "3"),
                parameter("ExtendMinimumTimeInSeconds", "3600")),
            null);
    HIT created = get(hit);
    submit(hit, "AONE", Map.of("A", "x"));
    assertThat(get(hit))
        .returns(HITStatus.ASSIGNABLE, HIT::hitStatus)
        .returns(2, HIT::maxAssignments)
        .returns(created.expiration().plusSeconds(3600), HIT::expiration);
    submit(hit, "ATWO", Map.of("A", "x"));
    submit(hit, "ATHREE", Map.of("A", "x"));
    assertThat(get(hit))
        .returns(HITStatus.REVIEWABLE, HIT::hitStatus)
        .returns(3, HIT::maxAssignments)
        .returns(created.expiration().plusSeconds(7200), HIT::expiration);
    assertThat(told(hit).assignmentReviewReport().reviewActions())
        .extracting(
            ReviewActionDetail::actionName,
            ReviewActionDetail::targetId,
            ReviewActionDetail::targetType,
            ReviewActionDetail::status,
            ReviewActionDetail::result)
        .containsExactly(
            extended(hit, "Extended to 2 assignments"),
            extended(hit, "Extended to 3 assignments"),
            extended(hit, "Not extended: the HIT has 3 assignments"));
  }

  private static Tuple extended(String hit, String result) {
    return tuple("Extend", hit, "HIT", ReviewActionStatus.SUCCEEDED, result);
  }

  @Test
  void noHitOfFewerThanTenAssignmentsGetsTen() {
    String hit =
        hit(
            9,
            known(
                parameter("ExtendIfKnownAnswerScoreIsLessThan", "101"),
                parameter("ExtendMaximumAssignments", "25")),
            null);
    submit(hit, "AONE", Map.of());
    assertThat(get(hit).maxAssignments()).isEqualTo(9);
  }

  @Test
  void whatCannotBePaidFails() {
    String hit =
        hit(
            h ->
                h.maxAssignments(1)
                    .reward("6000.00")
                    .assignmentReviewPolicy(
                        known(
                            parameter("ApproveIfKnownAnswerScoreIsAtLeast", "0"),
                            parameter("ExtendIfKnownAnswerScoreIsLessThan", "101"))));
    String id = submit(hit, "AONE", Map.of());
    assertThat(scene.assignment(id).assignmentStatus()).isEqualTo(AssignmentStatus.APPROVED);
    assertThat(get(hit).maxAssignments()).isEqualTo(1);
    assertThat(told(hit).assignmentReviewReport().reviewActions())
        .extracting(
            ReviewActionDetail::actionName,
            ReviewActionDetail::statusAsString,
            ReviewActionDetail::errorCode)
        .containsExactly(
            tuple("Approve", "Succeeded", null),
            tuple("Extend", "Failed", "AWS.MechanicalTurk.InsufficientFunds"));
  }

  @Test
  void whatIsApprovedAtOnceAnywayIsApprovedByThePolicy() {
    String hit =
        hit(
            h ->
                h.autoApprovalDelayInSeconds(0L)
                    .reward("6000.00")
                    .assignmentReviewPolicy(
                        known(
                            parameter("ApproveIfKnownAnswerScoreIsAtLeast", "0"),
                            parameter("ApproveReason", "Thanks"))));
    String id = submit(hit, "AONE", Map.of());
    assertThat(scene.assignment(id))
        .returns(AssignmentStatus.APPROVED, Assignment::assignmentStatus)
        .returns("Thanks", Assignment::requesterFeedback);
    assertThat(scene.balance()).isEqualTo("2800.00");
  }
}
