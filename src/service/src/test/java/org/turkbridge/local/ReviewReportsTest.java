package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.local.Qualifications.assertThatInvalidValue;
import static org.turkbridge.local.Qualifications.assertThatOutOfRange;
import static org.turkbridge.local.Qualifications.assertThatRequestError;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.mturk.model.ListReviewPolicyResultsForHitResponse;
import software.amazon.awssdk.services.mturk.model.ReviewPolicyLevel;
import software.amazon.awssdk.services.mturk.model.ReviewReport;

/** What is told of review policies, and which are refused. */
class ReviewReportsTest extends PolicyHits {
  @Test
  void resultsComeInPages() {
    String hit =
        hit(
            3,
            known(parameter("ApproveIfKnownAnswerScoreIsAtLeast", "0")),
            plurality(parameter("ApproveIfWorkerAgreementScoreIsAtLeast", "0")));
    for (String worker : List.of("AONE", "ATWO", "ATHREE")) {
      submit(hit, worker, Map.of("A", "a", "B", "b"));
    }
    List<String> whole = ids(told(hit));
    assertThat(whole).hasSize(3 * 3 + 3 + (2 * 3 + 3 * 3 + 1) + 3);
    for (int size : new int[] {1, 4, 9, 12, 28, 31, 100}) {
      List<String> paged = new ArrayList<>();
      @Nullable String token = null;
      do {
        @Nullable String next = token;
        ListReviewPolicyResultsForHitResponse page =
            embedded.ann.listReviewPolicyResultsForHIT(
                l -> l.hitId(hit).maxResults(size).nextToken(next));
        assertThat(ids(page)).hasSizeBetween(1, size);
        paged.addAll(ids(page));
        token = page.nextToken();
      } while (token != null);
      assertThat(paged).isEqualTo(whole);
    }
    @Nullable String ofAll =
        embedded.ann.listReviewPolicyResultsForHIT(l -> l.hitId(hit).maxResults(1)).nextToken();
    assertThatInvalidValue(
        () ->
            embedded.ann.listReviewPolicyResultsForHIT(
                l -> l.hitId(hit).retrieveActions(false).nextToken(ofAll)),
        "NextToken",
        "NextToken is not one");
  }

  private static List<String> ids(ListReviewPolicyResultsForHitResponse told) {
    List<String> ids = new ArrayList<>();
    for (var report : new ReviewReport[] {told.assignmentReviewReport(), told.hitReviewReport()}) {
      report.reviewResults().forEach(result -> ids.add(result.actionId()));
      report.reviewActions().forEach(action -> ids.add(action.actionId()));
    }
    return ids;
  }

  @Test
  void whatIsToldCanBeChosen() {
    String hit = hit(1, known(parameter("ApproveIfKnownAnswerScoreIsAtLeast", "0")), plurality());
    submit(hit, "AONE", Map.of("A", "a"));
    ListReviewPolicyResultsForHitResponse ofHit =
        embedded.ann.listReviewPolicyResultsForHIT(
            l -> l.hitId(hit).policyLevels(ReviewPolicyLevel.HIT).retrieveActions(false));
    assertThat(ofHit.assignmentReviewPolicy()).isNull();
    assertThat(ofHit.assignmentReviewReport()).isNull();
    assertThat(ofHit.hitReviewReport().reviewResults()).isNotEmpty();
    assertThat(ofHit.hitReviewReport().hasReviewActions()).isFalse();
    ListReviewPolicyResultsForHitResponse ofAssignments =
        embedded.ann.listReviewPolicyResultsForHIT(
            l -> l.hitId(hit).policyLevels(ReviewPolicyLevel.ASSIGNMENT).retrieveResults(false));
    assertThat(ofAssignments.hitReviewPolicy()).isNull();
    assertThat(ofAssignments.assignmentReviewReport().reviewActions()).hasSize(1);
    assertThat(ofAssignments.assignmentReviewReport().hasReviewResults()).isFalse();
  }

  @Test
  void aHitWithoutPoliciesHasItsIdAlone() {
    String hit = hit(1, null, null);
    submit(hit, "AONE", Map.of("A", "a"));
    assertThat(told(hit))
        .matches(
            ListReviewPolicyResultsForHitResponse.builder().hitId(hit).build()::equalsBySdkFields);
    assertThatRequestError(
        () -> embedded.bob.listReviewPolicyResultsForHIT(l -> l.hitId(hit)),
        "PermissionDeniedException",
        "HIT " + hit + " belongs to another Requester");
    assertThatRequestError(
        () -> embedded.ann.listReviewPolicyResultsForHIT(l -> l.hitId("3NONE")),
        "HITDoesNotExist",
        "Hit 3NONE does not exist.");
  }

  @Test
  void policiesThatCannotBeUsedAreRefused() {
    assertThatInvalidValue(
        () -> hit(1, known(parameter("Approve", "1")), null),
        "AssignmentReviewPolicy",
        "AssignmentReviewPolicy: ScoreMyKnownAnswers/2011-09-01 has no parameter 'Approve'");
    assertThatOutOfRange(
        () -> hit(1, null, plurality(parameter("ExtendIfHITAgreementScoreIsLessThan", "0"))),
        "HITReviewPolicy",
        "HITReviewPolicy: SimplePlurality/2011-09-01 has 0 for");
    String type = type(properties -> {});
    assertThatInvalidValue(
        () ->
            embedded.ann.createHITWithHITType(
                h ->
                    h.hitTypeId(type)
                        .lifetimeInSeconds(3600L)
                        .question(HitScene.QUESTION)
                        .hitReviewPolicy(known())),
        "HITReviewPolicy",
        "HITReviewPolicy: 'ScoreMyKnownAnswers/2011-09-01' is no policy for HITs");
  }
}
