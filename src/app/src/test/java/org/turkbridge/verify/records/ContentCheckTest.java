package org.turkbridge.verify.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.turkbridge.verify.report.FindingKind;
import org.turkbridge.verify.report.Observation;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.AssignmentStatus;
import software.amazon.awssdk.services.mturk.model.BonusPayment;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.ListReviewPolicyResultsForHitResponse;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationType;
import software.amazon.awssdk.services.mturk.model.WorkerBlock;

/** What is said of the contents of records, kind by kind. */
final class ContentCheckTest {
  private static final String FAMILY =
      "http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/";
  private static final String ANSWER =
      "<QuestionFormAnswers xmlns=\"%s2005-10-01/QuestionFormAnswers.xsd\"><Answer>"
              .formatted(FAMILY)
          + "<QuestionIdentifier>q1</QuestionIdentifier><FreeText>a</FreeText></Answer>"
          + "</QuestionFormAnswers>";
  private static final String FORM =
      "<QuestionForm xmlns=\"%s2005-10-01/QuestionForm.xsd\"><Question>".formatted(FAMILY)
          + "<QuestionIdentifier>q1</QuestionIdentifier><QuestionContent><Text>?</Text>"
          + "</QuestionContent><AnswerSpecification><FreeTextAnswer/></AnswerSpecification>"
          + "</Question></QuestionForm>";
  private static final String EXTERNAL =
      "<e:ExternalQuestion xmlns:e=\"%s2006-07-14/ExternalQuestion.xsd\">".formatted(FAMILY)
          + "<e:ExternalURL>https://a.example.org</e:ExternalURL><e:FrameHeight>0</e:FrameHeight>"
          + "</e:ExternalQuestion>";

  private final ContentCheck check =
      new ContentCheck(DocumentSchemas.load(), Instant.parse("2020-01-01T00:00:00Z"));

  private static Assignment.Builder assignment() {
    return Assignment.builder()
        .assignmentId("3ASSIGNMENT")
        .hitId("3HIT")
        .workerId("A1WORKER")
        .assignmentStatus(AssignmentStatus.APPROVED)
        .acceptTime(time("10:00"))
        .submitTime(time("10:05"))
        .autoApprovalTime(time("12:00"))
        .approvalTime(time("11:00"))
        .answer(ANSWER);
  }

  private static HIT.Builder hit() {
    return HIT.builder()
        .hitId("3HIT")
        .hitTypeId("3TYPE")
        .title("t")
        .creationTime(time("09:00"))
        .expiration(time("20:00"))
        .reward("0.25")
        .maxAssignments(5)
        .numberOfAssignmentsPending(1)
        .numberOfAssignmentsAvailable(2)
        .numberOfAssignmentsCompleted(0)
        .question(FORM);
  }

  private static Instant time(String clock) {
    return Instant.parse("2014-08-15T" + clock + ":00Z");
  }

  private ContentCheck.Contents check(SdkPojo value, String record, Model model) {
    return check.check(value, record, model, member -> "<" + member + ">");
  }

  static Stream<Arguments> oddAssignments() {
    return Stream.of(
        odd("AssignmentId", FindingKind.MISSING_ID, a -> a.assignmentId(null)),
        odd("AssignmentId", FindingKind.IMPLAUSIBLE, a -> a.assignmentId("3a")),
        odd("HITId", FindingKind.MISSING_ID, a -> a.hitId("")),
        odd("HITId", FindingKind.IMPLAUSIBLE, a -> a.hitId("not an id")),
        odd("WorkerId", FindingKind.NO_WORKER, a -> a.workerId(null)),
        odd("WorkerId", FindingKind.IMPLAUSIBLE, a -> a.workerId("W1")),
        odd(
            "AssignmentId",
            FindingKind.IMPLAUSIBLE,
            a -> a.hitId("H".repeat(20)).assignmentId("A".repeat(40))),
        odd("SubmitTime", FindingKind.IMPOSSIBLE_TIME, a -> a.acceptTime(time("10:06"))),
        odd("ApprovalTime", FindingKind.IMPOSSIBLE_TIME, a -> a.approvalTime(time("10:04"))),
        odd(
            "AutoApprovalTime",
            FindingKind.IMPOSSIBLE_TIME,
            a -> a.autoApprovalTime(time("10:04"))),
        odd("Deadline", FindingKind.IMPOSSIBLE_TIME, a -> a.deadline(time("09:00"))),
        odd(
            "RejectionTime",
            FindingKind.IMPOSSIBLE_TIME,
            a -> a.rejectionTime(Instant.parse("2020-01-02T00:00:00Z"))),
        odd(
            "AcceptTime",
            FindingKind.IMPLAUSIBLE,
            a -> a.acceptTime(Instant.parse("2001-01-01T00:00:00Z"))),
        odd("AssignmentStatus", FindingKind.STATUS_AND_TIMES, a -> a.approvalTime(null)),
        odd(
            "AssignmentStatus",
            FindingKind.STATUS_AND_TIMES,
            a -> a.assignmentStatus(AssignmentStatus.SUBMITTED)),
        odd(
            "AssignmentStatus",
            FindingKind.STATUS_AND_TIMES,
            a ->
                a.assignmentStatus(AssignmentStatus.SUBMITTED)
                    .approvalTime(null)
                    .rejectionTime(time("11:00"))),
        odd(
            "AssignmentStatus",
            FindingKind.STATUS_AND_TIMES,
            a -> a.assignmentStatus(AssignmentStatus.REJECTED).approvalTime(null)),
        odd(
            "AssignmentStatus",
            FindingKind.STATUS_AND_TIMES,
            a -> a.assignmentStatus(AssignmentStatus.REJECTED).rejectionTime(time("10:30"))),
        odd("Answer", FindingKind.NOT_WELL_FORMED, a -> a.answer("<Answer>")),
        odd("Answer", FindingKind.NOT_VALID, a -> a.answer(ANSWER.replace("FreeText", "Text"))),
        odd("Answer", FindingKind.NOT_VALID, a -> a.answer(FORM)));
  }

  private static Arguments odd(
      String member, FindingKind kind, UnaryOperator<Assignment.Builder> mistake) {
    return arguments(member, kind, mistake);
  }

  @ParameterizedTest
  @MethodSource("oddAssignments")
  void tellsWhatIsOddInAnAssignment(
      String member, FindingKind kind, UnaryOperator<Assignment.Builder> mistake) {
    Assignment odd = mistake.apply(assignment()).build();

    assertThat(check(odd, "Assignment", Model.LEGACY).remarks())
        .extracting(Observation::kind, Observation::path)
        .containsExactly(tuple(kind, "/Assignment[1]/" + member + "[1]"));
    assertThat(check(odd, "Assignment", Model.CURRENT).remarks())
        .extracting(Observation::path)
        .containsExactly("/" + member);
  }

  static Stream<SdkPojo> rightOnes() {
    return Stream.of(
        assignment().build(),
        assignment().rejectionTime(time("10:30")).build(),
        assignment().assignmentStatus(AssignmentStatus.SUBMITTED).approvalTime(null).build(),
        assignment().answer(null).deadline(time("10:30")).build(),
        assignment().hitId("H".repeat(20)).assignmentId("H".repeat(20) + "A".repeat(20)).build(),
        hit().build(),
        hit().question(EXTERNAL).expiration(Instant.parse("2030-01-01T00:00:00Z")).build(),
        HIT.builder().hitId("3HIT").build(),
        BonusPayment.builder().workerId("A1").assignmentId("3A").bonusAmount("1.5").build(),
        WorkerBlock.builder().workerId("A1").reason("").build(),
        Qualification.builder().qualificationTypeId("3T").workerId("A1").build(),
        QualificationType.builder().qualificationTypeId("3T").test(FORM).build(),
        ListReviewPolicyResultsForHitResponse.builder().hitId("3HIT").build());
  }

  @ParameterizedTest
  @MethodSource("rightOnes")
  void saysNothingOfWhatIsRight(SdkPojo value) {
    assertThat(check(value, "Any", Model.LEGACY).remarks()).isEmpty();
  }

  static Stream<Arguments> oddHits() {
    return Stream.of(
        oddHit("HITId", FindingKind.MISSING_ID, h -> h.hitId("")),
        oddHit("HITTypeId", FindingKind.IMPLAUSIBLE, h -> h.hitTypeId("asfd")),
        oddHit("Expiration", FindingKind.IMPOSSIBLE_TIME, h -> h.expiration(time("08:00"))),
        oddHit("Reward", FindingKind.IMPLAUSIBLE, h -> h.reward("0.055")),
        oddHit("MaxAssignments", FindingKind.IMPLAUSIBLE, h -> h.maxAssignments(2)),
        oddHit(
            "NumberOfAssignmentsPending",
            FindingKind.IMPLAUSIBLE,
            h -> h.numberOfAssignmentsPending(-1)),
        oddHit("Question", FindingKind.NOT_WELL_FORMED, h -> h.question("none")),
        oddHit("Question", FindingKind.NOT_VALID, h -> h.question(ANSWER)),
        oddHit(
            "Question", FindingKind.NOT_VALID, h -> h.question(EXTERNAL.replace(">0<", ">high<"))));
  }

  private static Arguments oddHit(
      String member, FindingKind kind, UnaryOperator<HIT.Builder> mistake) {
    return arguments(member, kind, mistake);
  }

  @ParameterizedTest
  @MethodSource("oddHits")
  void tellsWhatIsOddInAHit(String member, FindingKind kind, UnaryOperator<HIT.Builder> mistake) {
    assertThat(check(mistake.apply(hit()).build(), "HIT", Model.CURRENT).remarks())
        .extracting(Observation::kind, Observation::path)
        .containsExactly(tuple(kind, "/" + member));
  }

  static Stream<Arguments> otherOddRecords() {
    return Stream.of(
        arguments(
            BonusPayment.builder().workerId("A1").assignmentId("3A").bonusAmount("1,00").build(),
            FindingKind.IMPLAUSIBLE),
        arguments(BonusPayment.builder().workerId("A1").build(), FindingKind.MISSING_ID),
        arguments(WorkerBlock.builder().reason("r").build(), FindingKind.NO_WORKER),
        arguments(
            Qualification.builder().qualificationTypeId("t").workerId("A1").build(),
            FindingKind.IMPLAUSIBLE),
        arguments(
            QualificationType.builder().qualificationTypeId("3T").test("<a/>").build(),
            FindingKind.NOT_VALID),
        arguments(ListReviewPolicyResultsForHitResponse.builder().build(), FindingKind.MISSING_ID));
  }

  @ParameterizedTest
  @MethodSource("otherOddRecords")
  void tellsWhatIsOddInOthers(SdkPojo value, FindingKind kind) {
    assertThat(check(value, "Any", Model.LEGACY).remarks())
        .extracting(Observation::kind)
        .containsExactly(kind);
  }

  @Test
  void aSubjectIsCalledSoWhereItIs() {
    Qualification qualification =
        Qualification.builder().qualificationTypeId("3T").workerId("w").build();

    assertThat(check(qualification, "Qualification", Model.LEGACY).remarks())
        .singleElement()
        .satisfies(
            remark -> {
              assertThat(remark.path()).isEqualTo("/Qualification[1]/SubjectId[1]");
              assertThat(remark.before()).isEqualTo("<SubjectId>");
              assertThat(remark.message()).startsWith("SubjectId ");
            });
  }

  @Test
  void linksAreWhatOtherRecordsNeed() {
    IdHash hit = IdHash.of("HIT", "3HIT");
    IdHash assignment = IdHash.of("Assignment", "3ASSIGNMENT");
    IdHash worker = IdHash.of("Worker", "A1WORKER");

    assertThat(check(hit().build(), "HIT", Model.LEGACY).links())
        .isEqualTo(new RecordFacts.OfHit(hit, true, 2, hit().build().creationTime(), Set.of("q1")));
    assertThat(check(hit().question(EXTERNAL).build(), "HIT", Model.LEGACY).links())
        .isEqualTo(new RecordFacts.OfHit(hit, true, 2, hit().build().creationTime(), Set.of()));
    assertThat(check(HIT.builder().hitId("3HIT").build(), "HIT", Model.LEGACY).links())
        .isEqualTo(new RecordFacts.OfHit(hit, false, RecordFacts.UNKNOWN, null, Set.of()));
    assertThat(check(assignment().build(), "Assignment", Model.LEGACY).links())
        .isEqualTo(
            new RecordFacts.OfAssignment(
                assignment, hit, worker, assignment().build().acceptTime(), Set.of("q1")));
    assertThat(
            check(
                    BonusPayment.builder().assignmentId("3ASSIGNMENT").workerId("A1WORKER").build(),
                    "BonusPayment",
                    Model.LEGACY)
                .links())
        .isEqualTo(new RecordFacts.OfBonus(assignment, worker));
  }

  @Test
  void anAssignmentMayNameNoWorker() {
    ContentCheck.Contents found =
        check(assignment().workerId("").build(), "Assignment", Model.LEGACY);

    assertThat(found.links())
        .isEqualTo(
            new RecordFacts.OfAssignment(
                IdHash.of("Assignment", "3ASSIGNMENT"),
                IdHash.of("HIT", "3HIT"),
                RecordFacts.NO_WORKER,
                assignment().build().acceptTime(),
                Set.of("q1")));
    assertThat(found.remarks())
        .extracting(Observation::message)
        .containsExactly("the record has an empty WorkerId; it comes back so");
  }

  @Test
  void oneRecordSaysNothingOfTheNext() {
    check(assignment().answer("<").build(), "Assignment", Model.LEGACY);

    assertThat(check(assignment().build(), "Assignment", Model.LEGACY).remarks())
        .isEqualTo(List.of());
  }
}
