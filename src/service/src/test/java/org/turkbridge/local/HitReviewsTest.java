package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.turkbridge.local.Qualifications.assertThatInvalidValue;
import static org.turkbridge.local.Qualifications.assertThatOutOfRange;
import static org.turkbridge.local.Qualifications.assertThatRequestError;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.AssignmentStatus;
import software.amazon.awssdk.services.mturk.model.CreateHitRequest;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.HITStatus;
import software.amazon.awssdk.services.mturk.model.ListReviewPolicyResultsForHitResponse;
import software.amazon.awssdk.services.mturk.model.ParameterMapEntry;
import software.amazon.awssdk.services.mturk.model.PolicyParameter;
import software.amazon.awssdk.services.mturk.model.ReviewActionDetail;
import software.amazon.awssdk.services.mturk.model.ReviewActionStatus;
import software.amazon.awssdk.services.mturk.model.ReviewPolicy;
import software.amazon.awssdk.services.mturk.model.ReviewPolicyLevel;
import software.amazon.awssdk.services.mturk.model.ReviewReport;
import software.amazon.awssdk.services.mturk.model.ReviewResultDetail;

/** Review policies of HITs, as a Requester meets them. */
class HitReviewsTest extends EmbeddedQualifications {
  private static final String QUESTION =
      "<ExternalQuestion xmlns=\"http://mechanicalturk.amazonaws.com/"
          + "AWSMechanicalTurkDataSchemas/2006-07-14/ExternalQuestion.xsd\"><ExternalURL>"
          + "https://a.example/</ExternalURL><FrameHeight>0</FrameHeight></ExternalQuestion>";

  private WorkerAssignments workers;

  @BeforeEach
  void workers() {
    workers = new WorkerAssignments(embedded.store, embedded.clock, new SecureRandom());
  }

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
    assertThat(balance()).isEqualTo("9999.40");
    embedded.clock.advance(Duration.ofSeconds(1));
    String wrong = submit(hit, "ATWO", Map.of("A", "x"));

    assertThat(assignment(right))
        .returns(AssignmentStatus.APPROVED, Assignment::assignmentStatus)
        .returns("Thanks", Assignment::requesterFeedback);
    assertThat(assignment(wrong))
        .returns(AssignmentStatus.REJECTED, Assignment::assignmentStatus)
        .returns("Look again", Assignment::requesterFeedback)
        .returns(embedded.clock.instant(), Assignment::rejectionTime);
    assertThat(balance()).isEqualTo("9999.40");
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
    assertThat(assignment(id).assignmentStatus()).isEqualTo(AssignmentStatus.REJECTED);
    assertThat(balance()).isEqualTo("10000.00");
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
    HIT created = hit(hit);
    submit(hit, "AONE", Map.of("A", "x"));
    assertThat(hit(hit))
        .returns(HITStatus.ASSIGNABLE, HIT::hitStatus)
        .returns(2, HIT::maxAssignments)
        .returns(created.expiration().plusSeconds(3600), HIT::expiration);
    submit(hit, "ATWO", Map.of("A", "x"));
    submit(hit, "ATHREE", Map.of("A", "x"));
    assertThat(hit(hit))
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
    assertThat(hit(hit).maxAssignments()).isEqualTo(9);
  }

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

    assertThat(assignment(one).assignmentStatus()).isEqualTo(AssignmentStatus.APPROVED);
    assertThat(assignment(three))
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

    assertThat(hit(hit).numberOfAssignmentsCompleted()).isEqualTo(3);

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
    assertThat(hit(hit))
        .returns(HITStatus.ASSIGNABLE, HIT::hitStatus)
        .returns(3, HIT::maxAssignments)
        .returns(embedded.clock.instant().plusSeconds(3600), HIT::expiration);
    assertThat(told(hit).hitReviewReport().reviewActions()).hasSize(1);

    embedded.clock.advance(Duration.ofMinutes(61));
    assertThat(hit(hit).hitStatus()).isEqualTo(HITStatus.REVIEWABLE);
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

    assertThat(balance()).isNotEqualTo("10000.00");
  }

  @Test
  void theSweepReviewsToo() {
    String hit = hit(1, null, plurality());
    embedded.clock.advance(Duration.ofHours(2));
    new AssignmentSweep(embedded.store, embedded.clock, new SecureRandom()).run();
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
    assertThat(hit(hit))
        .returns(HITStatus.REVIEWABLE, HIT::hitStatus)
        .returns(2, HIT::maxAssignments);
    assertThat(told(hit).hitReviewReport().reviewActions()).hasSize(1);
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
    assertThat(assignment(id).assignmentStatus()).isEqualTo(AssignmentStatus.APPROVED);
    assertThat(hit(hit).maxAssignments()).isEqualTo(1);
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
    assertThat(assignment(id))
        .returns(AssignmentStatus.APPROVED, Assignment::assignmentStatus)
        .returns("Thanks", Assignment::requesterFeedback);
    assertThat(balance()).isEqualTo("2800.00");
  }

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
    String type =
        embedded
            .ann
            .createHITType(
                t -> t.title("t").description("d").reward("0.50").assignmentDurationInSeconds(60L))
            .hitTypeId();
    assertThatInvalidValue(
        () ->
            embedded.ann.createHITWithHITType(
                h ->
                    h.hitTypeId(type)
                        .lifetimeInSeconds(3600L)
                        .question(QUESTION)
                        .hitReviewPolicy(known())),
        "HITReviewPolicy",
        "HITReviewPolicy: 'ScoreMyKnownAnswers/2011-09-01' is no policy for HITs");
  }

  private static ReviewPolicy known(PolicyParameter... more) {
    List<PolicyParameter> parameters = new ArrayList<>(List.of(more));
    parameters.add(
        PolicyParameter.builder()
            .key("AnswerKey")
            .mapEntries(
                ParameterMapEntry.builder().key("A").values("a").build(),
                ParameterMapEntry.builder().key("B").values("b").build())
            .build());
    return ReviewPolicy.builder()
        .policyName("ScoreMyKnownAnswers/2011-09-01")
        .parameters(parameters)
        .build();
  }

  private static ReviewPolicy plurality(PolicyParameter... more) {
    List<PolicyParameter> parameters = new ArrayList<>(List.of(more));
    parameters.add(parameter("QuestionIds", "A", "B"));
    parameters.add(parameter("QuestionAgreementThreshold", "50"));
    parameters.add(parameter("DisregardAssignmentIfRejected", "F"));
    return ReviewPolicy.builder()
        .policyName("SimplePlurality/2011-09-01")
        .parameters(parameters)
        .build();
  }

  private static PolicyParameter parameter(String key, String... values) {
    return PolicyParameter.builder().key(key).values(values).build();
  }

  private String hit(
      int assignments, @Nullable ReviewPolicy ofAssignments, @Nullable ReviewPolicy ofHit) {
    return hit(
        h ->
            h.maxAssignments(assignments)
                .assignmentReviewPolicy(ofAssignments)
                .hitReviewPolicy(ofHit));
  }

  private String hit(Consumer<CreateHitRequest.Builder> more) {
    return embedded
        .ann
        .createHIT(
            h -> {
              h.title("Compare")
                  .description("d")
                  .reward("0.50")
                  .assignmentDurationInSeconds(60L)
                  .lifetimeInSeconds(3600L)
                  .question(QUESTION);
              more.accept(h);
            })
        .hit()
        .hitId();
  }

  private HIT hit(String id) {
    return embedded.ann.getHIT(g -> g.hitId(id)).hit();
  }

  private Assignment assignment(String id) {
    return embedded.ann.getAssignment(g -> g.assignmentId(id)).assignment();
  }

  private String balance() {
    return embedded.ann.getAccountBalance(g -> {}).availableBalance();
  }

  private ListReviewPolicyResultsForHitResponse told(String hit) {
    return embedded.ann.listReviewPolicyResultsForHIT(l -> l.hitId(hit));
  }

  private static List<String> ids(ListReviewPolicyResultsForHitResponse told) {
    List<String> ids = new ArrayList<>();
    for (var report : new ReviewReport[] {told.assignmentReviewReport(), told.hitReviewReport()}) {
      report.reviewResults().forEach(result -> ids.add(result.actionId()));
      report.reviewActions().forEach(action -> ids.add(action.actionId()));
    }
    return ids;
  }

  /** A Worker's whole work; gives the id of the assignment. */
  private String submit(String hit, String worker, Map<String, String> answers) {
    StringBuilder document =
        new StringBuilder(
            "<QuestionFormAnswers xmlns=\"http://mechanicalturk.amazonaws.com/"
                + "AWSMechanicalTurkDataSchemas/2005-10-01/QuestionFormAnswers.xsd\">");
    answers.forEach(
        (question, text) ->
            document
                .append("<Answer><QuestionIdentifier>")
                .append(question)
                .append("</QuestionIdentifier><FreeText>")
                .append(text)
                .append("</FreeText></Answer>"));
    return workers
        .submit(
            workers.accept(hit, worker).assignmentId(),
            answers.isEmpty() ? "" : document.append("</QuestionFormAnswers>").toString())
        .assignmentId();
  }
}
