package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.AssignmentStatus;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.HITStatus;
import software.amazon.awssdk.services.mturk.model.ListReviewPolicyResultsForHitResponse;
import software.amazon.awssdk.services.mturk.model.ReviewActionDetail;
import software.amazon.awssdk.services.mturk.model.ReviewResultDetail;

/** The policy of a HIT compares its assignments each time that it becomes Reviewable. */
class PluralityReviewTest extends PolicyHits {
  @Test
  void workersAreComparedOnceAllHaveSubmitted() {
    String hit =
        hit(
            3,
            null,
            plurality(
                parameter("ApproveIfWorkerAgreementScoreIsAtLeast", "100"),
                parameter("RejectIfWorkerAgreementScoreIsLessThan", "100"),
                parameter("RejectReason", "Others differ")));
    String one = submit(hit, "AONE", Map.of("A", "a", "B", "b"));
    String two = submit(hit, "ATWO", Map.of("A", "a ", "B", "x"));
    assertThat(told(hit).hitReviewReport().reviewResults()).isEmpty();
    assertThat(told(hit).hitReviewReport().reviewActions()).isEmpty();
    embedded.ann.approveAssignment(a -> a.assignmentId(two));
    String three = submit(hit, "ATHREE", Map.of("A", "y", "B", "b"));

    assertThat(scene.assignment(one).assignmentStatus()).isEqualTo(AssignmentStatus.APPROVED);
    assertThat(scene.assignment(three))
        .returns(AssignmentStatus.REJECTED, Assignment::assignmentStatus)
        .returns("Others differ", Assignment::requesterFeedback);
    ListReviewPolicyResultsForHitResponse told = told(hit);
    assertThat(told.assignmentReviewPolicy()).isNull();
    assertThat(told.assignmentReviewReport()).isNull();
    assertThat(told.hitReviewPolicy().policyName()).isEqualTo("SimplePlurality/2011-09-01");
    assertThat(told.hitReviewReport().reviewResults())
        .extracting(
            ReviewResultDetail::subjectId,
            ReviewResultDetail::subjectType,
            ReviewResultDetail::questionId,
            ReviewResultDetail::key,
            ReviewResultDetail::value)
        .contains(
            tuple(hit, "HIT", "A", "AgreedAnswer", "a"),
            tuple(hit, "HIT", "B", "AnswerAgreementScore", "66"),
            tuple(one, "Assignment", null, "WorkerAgreementScore", "100"),
            tuple(two, "Assignment", null, "PluralityAnswersIncorrect", "1"),
            tuple(hit, "HIT", null, "HitAgreementScore", "100"));
    assertThat(told.hitReviewReport().reviewActions())
        .extracting(
            ReviewActionDetail::actionName,
            ReviewActionDetail::targetId,
            ReviewActionDetail::statusAsString,
            ReviewActionDetail::result,
            ReviewActionDetail::errorCode)
        .containsExactly(
            tuple("Approve", one, "Succeeded", "Approved", null),
            tuple(
                "Reject",
                two,
                "Failed",
                "Assignment was in an invalid state for this operation.",
                "AWS.MechanicalTurk.InvalidAssignmentState"),
            tuple("Reject", three, "Succeeded", "Rejected", null));
  }

  @Test
  void aHitIsCountedOnceHoweverManyAreReviewed() {
    String hit = hit(4, null, plurality(parameter("ApproveIfWorkerAgreementScoreIsAtLeast", "0")));
    for (String worker : List.of("AONE", "ATWO", "ATHREE")) {
      submit(hit, worker, Map.of("A", "a"));
    }
    embedded.clock.advance(Duration.ofHours(2));
    countChangesOfHits();

    assertThat(get(hit).numberOfAssignmentsCompleted()).isEqualTo(3);

    assertThat(changesOfHits()).as("with the mark of the run").isEqualTo("2");
  }

  @Test
  void aHitThatExpiresIsReviewedByWhoReadsNext() {
    String hit =
        hit(
            2,
            null,
            plurality(
                parameter("ExtendIfHITAgreementScoreIsLessThan", "100"),
                parameter("ExtendMaximumAssignments", "3"),
                parameter("ExtendMinimumTimeInSeconds", "3600")));
    submit(hit, "AONE", Map.of("A", "a"));
    embedded.clock.advance(Duration.ofHours(2));
    assertThat(get(hit))
        .returns(HITStatus.ASSIGNABLE, HIT::hitStatus)
        .returns(3, HIT::maxAssignments)
        .returns(embedded.clock.instant().plusSeconds(3600), HIT::expiration);
    assertThat(told(hit).hitReviewReport().reviewActions()).hasSize(1);

    embedded.clock.advance(Duration.ofMinutes(61));
    assertThat(get(hit).hitStatus()).isEqualTo(HITStatus.REVIEWABLE);
    assertThat(told(hit).hitReviewReport().reviewActions())
        .extracting(ReviewActionDetail::result)
        .containsExactly("Extended to 3 assignments", "Not extended: the HIT has 3 assignments");
    assertThat(told(hit).hitReviewReport().reviewActions()).as("reviewed once").hasSize(2);
  }

  @Test
  void theBalanceToldIsWhatAReviewLeaves() {
    String hit = hit(2, null, plurality(parameter("ApproveIfWorkerAgreementScoreIsAtLeast", "0")));
    submit(hit, "AONE", Map.of("A", "a", "B", "b"));
    embedded.clock.advance(Duration.ofHours(2));

    assertThat(scene.balance()).isNotEqualTo("10000.00");
  }

  @Test
  void theSweepReviewsToo() {
    String hit = hit(1, null, plurality());
    embedded.clock.advance(Duration.ofHours(2));
    sweep();
    List<String> due =
        embedded.store.read(tables -> tables.hits().awaitingReviewRun(embedded.clock.instant(), 9));
    assertThat(due).isEmpty();
    assertThat(told(hit).hitReviewReport().reviewResults()).hasSize(3);
  }

  @Test
  void anExtensionWithoutTimeIsReviewedOnce() {
    String hit =
        hit(
            1,
            null,
            plurality(
                parameter("ExtendIfHITAgreementScoreIsLessThan", "100"),
                parameter("ExtendMaximumAssignments", "9")));
    embedded.clock.advance(Duration.ofHours(2));
    assertThat(get(hit))
        .returns(HITStatus.REVIEWABLE, HIT::hitStatus)
        .returns(2, HIT::maxAssignments);
    assertThat(told(hit).hitReviewReport().reviewActions()).hasSize(1);
  }
}
