package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.local.ArchivedStudy.assignment;
import static org.turkbridge.local.ArchivedStudy.block;
import static org.turkbridge.local.ArchivedStudy.bonus;
import static org.turkbridge.local.ArchivedStudy.hit;
import static org.turkbridge.local.Qualifications.assertThatRequestError;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.turkbridge.message.RequesterStatistic;
import org.turkbridge.message.TimePeriod;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.AssignmentStatus;
import software.amazon.awssdk.services.mturk.model.BonusPayment;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.HITStatus;
import software.amazon.awssdk.services.mturk.model.ListReviewPolicyResultsForHitResponse;
import software.amazon.awssdk.services.mturk.model.NotifyWorkersFailureStatus;
import software.amazon.awssdk.services.mturk.model.QualificationRequirement;
import software.amazon.awssdk.services.mturk.model.ReviewActionDetail;
import software.amazon.awssdk.services.mturk.model.ReviewResultDetail;
import software.amazon.awssdk.services.mturk.model.ReviewableHITStatus;
import software.amazon.awssdk.services.mturk.model.WorkerBlock;

/** A study that archives tell of, as programs read it and go on with it. */
class ImportedStudyTest extends EmbeddedHits {
  private ArchivedStudy study;

  @BeforeEach
  void begin() {
    study = new ArchivedStudy(embedded.store);
  }

  private List<Assignment> assignments(MTurkClient client, String hitId) {
    return client.listAssignmentsForHIT(list -> list.hitId(hitId)).assignments();
  }

  private List<String> listed(MTurkClient client, int maxResults) {
    return client.listHITsPaginator(list -> list.maxResults(maxResults)).stream()
        .flatMap(
            page -> {
              assertThat(page.hiTs()).hasSizeLessThanOrEqualTo(maxResults);
              return page.hiTs().stream();
            })
        .map(HIT::hitId)
        .toList();
  }

  @Test
  void itIsReadAsArchivedHoweverLongAgoThatWas() {
    HIT open = hit("HOPEN");
    Assignment submitted = assignment("S", "HOPEN");
    study.hits(open);
    study.assignments(submitted);

    embedded.clock.advance(Duration.ofDays(4_000));
    assertThat(sweep()).isZero();

    for (MTurkClient client : List.of(embedded.ann, embedded.bob)) {
      assertThat(client.getHIT(get -> get.hitId("HOPEN")).hit()).isEqualTo(open);
      assertThat(client.listHITs().hiTs()).containsExactly(open);
      assertThat(assignments(client, "HOPEN")).containsExactly(submitted);
      assertThat(client.getAssignment(get -> get.assignmentId("S")))
          .satisfies(
              answer -> {
                assertThat(answer.assignment()).isEqualTo(submitted);
                assertThat(answer.hit()).isEqualTo(open);
              });
    }
    assertThat(scene.balance()).isEqualTo("10000.00");
    assertThat(embedded.store.<Long>read(tables -> tables.notifications().count())).isZero();
  }

  @Test
  void whatAnArchiveDoesNotTellStaysUntold() {
    HIT minimal = HIT.builder().hitId("HMINIMAL").hitTypeId("OLDTYPE").build();
    Assignment bare = Assignment.builder().assignmentId("BARE").hitId("HUNTOLD").build();
    study.hits(minimal);
    study.assignments(bare);

    assertThat(get("HMINIMAL")).isEqualTo(minimal);
    assertThat(get("HUNTOLD")).isEqualTo(HIT.builder().hitId("HUNTOLD").build());
    assertThat(assignments(embedded.ann, "HUNTOLD")).containsExactly(bare);
    assertThat(listed(embedded.ann, 1)).containsExactly("HMINIMAL", "HUNTOLD");
  }

  @Test
  void assignmentsAreListedByTheirStatusesInPages() {
    study.hits(hit("H"));
    study.assignments(
        IntStream.range(0, 30)
            .mapToObj(
                i ->
                    assignment(
                        "A" + (i + 10),
                        "H",
                        more -> more.assignmentStatus(i % 3 == 0 ? "Rejected" : "Approved")))
            .toArray(Assignment[]::new));

    assertThat(
            embedded
                .ann
                .listAssignmentsForHITPaginator(
                    list ->
                        list.hitId("H")
                            .maxResults(4)
                            .assignmentStatuses(
                                AssignmentStatus.SUBMITTED, AssignmentStatus.REJECTED))
                .stream()
                .flatMap(page -> page.assignments().stream())
                .map(Assignment::assignmentId))
        .containsExactly("A10", "A13", "A16", "A19", "A22", "A25", "A28", "A31", "A34", "A37");
  }

  @Test
  void listsGoOnFromHitsOfHereToThoseOfArchives() {
    String one = scene.hit();
    String two = scene.hit();
    study.hits(
        hit("H1"),
        hit("H2", more -> more.hitStatus("Disposed")),
        hit("H3", more -> more.hitStatus("Reviewable").hitTypeId("OTHER")),
        hit("H4", more -> more.hitStatus("Reviewing")));

    for (int size = 1; size < 6; size++) {
      assertThat(listed(embedded.ann, size)).containsExactly(one, two, "H1", "H3", "H4");
      assertThat(listed(embedded.bob, size)).containsExactly("H1", "H3", "H4");
    }
    assertThat(reviewable(null, null)).containsExactly("H3");
    assertThat(reviewable(ReviewableHITStatus.REVIEWING, "OLDTYPE")).containsExactly("H4");
    assertThat(reviewable(null, "OLDTYPE")).isEmpty();
    assertThatRequestError(() -> reviewable(null, "NOTYPE"), "HITTypeDoesNotExist", "HITType");
    assertThat(
            embedded
                .ann
                .listHITsForQualificationType(
                    list -> list.qualificationTypeId("00000000000000000040"))
                .hiTs())
        .extracting(HIT::hitId)
        .containsExactly("H1", "H3", "H4");
  }

  @Test
  void aDisposedHitKeepsTheResultsThatAnArchiveHasUntilACallDisposesOfOne() {
    study.hits(
        hit("HOLD", more -> more.hitStatus("Disposed")),
        hit("HNEW", more -> more.hitStatus("Reviewable")));
    study.assignments(
        assignment("S1", "HOLD"), assignment("S2", "HNEW", m -> m.assignmentStatus("Approved")));
    study.bonuses(bonus("S1", "0.10"), bonus("S2", "0.20"));

    assertThat(assignments(embedded.ann, "HOLD")).hasSize(1);
    assertThat(bonuses("HOLD")).containsExactly("0.10");
    assertThatRequestError(
        () -> embedded.ann.approveAssignment(a -> a.assignmentId("S1")),
        "AssignmentDoesNotExist",
        "Assignment S1");

    embedded.bob.deleteHIT(delete -> delete.hitId("HNEW"));
    assertThat(status("HNEW")).isEqualTo(HITStatus.DISPOSED);
    assertThat(listed(embedded.ann, 9)).isEmpty();
    assertThatDoesNotExist("S2");
    assertThatRequestError(
        () -> assignments(embedded.ann, "HNEW"), "HITDoesNotExist", "Hit HNEW does not exist.");
  }

  private List<String> bonuses(String hitId) {
    return embedded.ann.listBonusPaymentsPaginator(list -> list.hitId(hitId).maxResults(1)).stream()
        .flatMap(page -> page.bonusPayments().stream())
        .map(BonusPayment::bonusAmount)
        .toList();
  }

  @Test
  void callsGoOnWithIt() {
    study.hits(hit("H"));
    study.assignments(
        assignment("S1", "H"),
        assignment("S2", "H"),
        assignment("S3", "H", m -> m.assignmentStatus("Approved").approvalTime(SetClock.START)));

    embedded.ann.approveAssignment(a -> a.assignmentId("S1").requesterFeedback("good"));
    assertThatReviewed(() -> embedded.ann.approveAssignment(a -> a.assignmentId("S1")));
    assertThatReviewed(() -> embedded.ann.approveAssignment(a -> a.assignmentId("S3")));
    assertThat(scene.assignment("S1"))
        .isEqualTo(
            assignment(
                "S1",
                "H",
                m ->
                    m.assignmentStatus("Approved")
                        .approvalTime(SetClock.START)
                        .requesterFeedback("good")));
    assertThat(get("H")).isEqualTo(hit("H", more -> more.numberOfAssignmentsCompleted(1)));
    // The reward, and a fifth.
    assertThat(scene.balance()).isEqualTo("9999.40");

    embedded.ann.rejectAssignment(r -> r.assignmentId("S2").requesterFeedback("bad"));
    assertThat(get("H").numberOfAssignmentsCompleted()).isEqualTo(2);
    assertThatRequestError(
        () -> embedded.ann.approveAssignment(a -> a.assignmentId("S2").overrideRejection(true)),
        "InvalidAssignmentState",
        "Assignment S2 was submitted at");

    embedded.ann.sendBonus(
        b -> b.assignmentId("S1").workerId("AWORKERS1").bonusAmount("1").reason("more"));
    embedded.ann.sendBonus(
        b -> b.assignmentId("S1").workerId("AWORKERS1").bonusAmount("1").reason("more"));
    assertThat(bonuses("H")).containsExactly("1.00", "1.00");
    assertThat(scene.balance()).isEqualTo("9997.00");
    assertThat(scene.balance()).isNotEqualTo(embedded.bob.getAccountBalance().availableBalance());
  }

  @Test
  void aRejectionOfTheLastMonthCanBeTakenBack() {
    study.assignments(
        assignment(
            "S",
            "H",
            m ->
                m.assignmentStatus("Rejected")
                    .submitTime(SetClock.START.minus(Duration.ofDays(29)))
                    .workerId(null)));

    embedded.ann.approveAssignment(a -> a.assignmentId("S").overrideRejection(true));

    assertThat(scene.assignment("S").assignmentStatus()).isEqualTo(AssignmentStatus.APPROVED);
    // What it cost nobody tells.
    assertThat(scene.balance()).isEqualTo("10000.00");
    assertThat(get("H")).isEqualTo(HIT.builder().hitId("H").build());
  }

  @Test
  void hitsOfATypeThatNoArchiveTellsOfAreListed() {
    study.hits(
        hit(
            "H",
            more ->
                more.qualificationRequirements(
                    QualificationRequirement.builder()
                        .qualificationTypeId("UNTOLD")
                        .comparator("Exists")
                        .build())));

    assertThat(
            embedded
                .bob
                .listHITsForQualificationType(list -> list.qualificationTypeId("UNTOLD"))
                .hiTs())
        .extracting(HIT::hitId)
        .containsExactly("H");
    assertThatRequestError(
        () -> embedded.bob.listHITsForQualificationType(list -> list.qualificationTypeId("NOTYPE")),
        "QualificationTypeDoesNotExist",
        "QualificationType");
  }

  @Test
  void whatIsKnownByItsIdAloneIsInNoStatus() {
    study.assignments(assignment("S", "HUNTOLD"));

    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> mark("HUNTOLD", null), () -> embedded.ann.deleteHIT(d -> d.hitId("HUNTOLD")))) {
      assertThatRequestError(
          call, "InvalidHITState", "No archive tells the status of HIT HUNTOLD.");
    }
  }

  @Test
  void aHitIsReviewedExpiresAndTakesNoMoreWork() {
    study.hits(hit("H"), hit("HR", more -> more.hitStatus("Reviewable")));

    mark("HR", null);
    assertThat(status("HR")).isEqualTo(HITStatus.REVIEWING);
    mark("HR", true);
    assertThat(status("HR")).isEqualTo(HITStatus.REVIEWABLE);
    assertThatWrongState(() -> mark("H", null), "Assignable", "Reviewable");

    assertThatRequestError(
        () -> expire("H", SetClock.START.plusSeconds(600)),
        "InvalidHITState",
        "HIT H was imported");
    assertThatRequestError(() -> add("H", 1, null), "InvalidHITState", "HIT H was imported");
    HitScene.assertThatRefused(
        () -> scene.workers.accept("H", "AONE"), "InvalidHITState", "no Worker can work at it");
    assertThat(scene.workers.offers("AONE")).isEmpty();
    assertThat(get("H")).isEqualTo(hit("H"));

    expire("H", Instant.EPOCH);
    assertThat(get("H"))
        .isEqualTo(
            hit(
                "H",
                more ->
                    more.hitStatus("Reviewable")
                        .numberOfAssignmentsPending(0)
                        .numberOfAssignmentsAvailable(4)));
    expire("HR", Instant.EPOCH);
    assertThat(get("HR").numberOfAssignmentsPending()).isEqualTo(3);
  }

  @Test
  void aHitWhoseSubmissionsNobodyReviewedIsNotDeleted() {
    study.hits(hit("H", more -> more.hitStatus("Reviewable")));
    study.assignments(assignment("S", "H"));

    assertThatWrongState(
        () -> embedded.ann.deleteHIT(d -> d.hitId("H")), "Reviewable", "Reviewing, Reviewable");
  }

  @Test
  void aHitGetsAnotherTypeOfTheSameReward() {
    study.hits(hit("H"));
    String type = type(more -> more.title("Other"));
    String dearer = type(more -> more.reward("0.6"));

    embedded.ann.updateHITTypeOfHIT(u -> u.hitId("H").hitTypeId(type));
    assertThat(get("H").title()).isEqualTo("Other");
    assertThat(get("H").question()).isEqualTo("<Question/>");
    Qualifications.assertThatInvalidValue(
        () -> embedded.ann.updateHITTypeOfHIT(u -> u.hitId("H").hitTypeId(dearer)),
        "HITTypeId",
        "HITType");
  }

  @Test
  void bonusesAreThoseOfTheArchiveWithOrWithoutTheirAssignments() {
    study.assignments(assignment("S", "H"));
    BonusPayment bare = BonusPayment.builder().assignmentId("UNTOLD").bonusAmount("3.00").build();
    study.bonuses(bonus("S", "0.10"), bonus("S", "0.20"), bare);

    assertThat(bonuses("H")).containsExactly("0.10", "0.20");
    assertThat(embedded.bob.listBonusPayments(l -> l.assignmentId("S")).bonusPayments())
        .containsExactly(bonus("S", "0.10"), bonus("S", "0.20"));
    assertThat(embedded.ann.listBonusPayments(l -> l.assignmentId("UNTOLD")).bonusPayments())
        .containsExactly(bare);
    assertThatRequestError(
        () -> embedded.ann.listBonusPayments(l -> l.assignmentId("NONE")),
        "AssignmentDoesNotExist",
        "Assignment NONE");
  }

  @Test
  void blocksAreEverybodysUntilOneIsLifted() {
    study.blocks(block("AONE", "spam"), block("ATWO", "rude"));
    embedded.ann.createWorkerBlock(b -> b.workerId("ATWO").reason("very rude"));

    assertThat(blocks(embedded.ann))
        .containsExactly(block("ATWO", "very rude"), block("AONE", "spam"));
    assertThat(blocks(embedded.bob)).containsExactly(block("AONE", "spam"), block("ATWO", "rude"));
    String hit = scene.hit();
    HitScene.assertThatRefused(
        () -> scene.workers.accept(hit, "AONE"), "PermissionDeniedException", "blocked the Worker");

    embedded.bob.deleteWorkerBlock(b -> b.workerId("AONE"));
    assertThat(blocks(embedded.ann)).containsExactly(block("ATWO", "very rude"));
    assertThat(scene.accepted(hit, "AONE")).isNotEmpty();
    assertThat(study.blocks(block("AONE", "spam")))
        .singleElement()
        .satisfies(
            merged -> {
              assertThat(merged.outcome()).hasToString("KEPT");
              assertThat(merged.other()).isEqualTo("the call that lifted it");
            });
    assertThat(blocks(embedded.bob)).containsExactly(block("ATWO", "rude"));
  }

  private static List<WorkerBlock> blocks(MTurkClient client) {
    List<WorkerBlock> blocks = new ArrayList<>();
    client
        .listWorkerBlocksPaginator(list -> list.maxResults(1))
        .forEach(page -> blocks.addAll(page.workerBlocks()));
    return blocks;
  }

  @Test
  void reportsOfReviewsAreToldInPagesAndAsArchived() {
    ListReviewPolicyResultsForHitResponse first =
        ListReviewPolicyResultsForHitResponse.builder()
            .hitId("H")
            .assignmentReviewPolicy(p -> p.policyName("ScoreMyKnownAnswers/2011-09-01"))
            .assignmentReviewReport(r -> r.reviewResults(result("R1"), result("R2")))
            .hitReviewReport(r -> r.reviewActions(action()))
            .build();
    ListReviewPolicyResultsForHitResponse second =
        ListReviewPolicyResultsForHitResponse.builder()
            .hitId("H")
            .assignmentReviewReport(r -> r.reviewResults(result("R2"), result("R3")))
            .build();
    study.reports(first);

    assertThat(embedded.ann.listReviewPolicyResultsForHIT(l -> l.hitId("H")))
        .matches(first::equalsBySdkFields, "is as archived");
    study.reports(second);
    assertThat(study.reports(first, second))
        .extracting(merged -> merged.outcome().toString())
        .containsExactly("UNCHANGED", "UNCHANGED");
    List<String> results = new ArrayList<>();
    embedded
        .bob
        .listReviewPolicyResultsForHITPaginator(l -> l.hitId("H").maxResults(2))
        .forEach(
            page ->
                page.assignmentReviewReport()
                    .reviewResults()
                    .forEach(result -> results.add(result.actionId())));
    assertThat(results).containsExactly("R1", "R2", "R3");
    study.hits(hit("HNONE"));
    assertThat(embedded.ann.listReviewPolicyResultsForHIT(l -> l.hitId("HNONE")))
        .matches(
            ListReviewPolicyResultsForHitResponse.builder().hitId("HNONE").build()
                ::equalsBySdkFields,
            "tells nothing");
  }

  private static ReviewActionDetail action() {
    return ReviewActionDetail.builder().actionId("A1").actionName("extend").build();
  }

  private static ReviewResultDetail result(String id) {
    return ReviewResultDetail.builder().actionId(id).key("KnownAnswerCorrect").value("1").build();
  }

  @Test
  void statisticsCountNothingOfIt() {
    study.hits(hit("H"), hit("HR", more -> more.hitStatus("Reviewable")));
    study.assignments(assignment("S1", "H"), assignment("S2", "H"));
    study.bonuses(bonus("S1", "0.10"));
    embedded.ann.approveAssignment(a -> a.assignmentId("S1"));
    embedded.ann.sendBonus(
        b -> b.assignmentId("S1").workerId("AWORKERS1").bonusAmount("1").reason("more"));

    for (RequesterStatistic each : RequesterStatistic.values()) {
      assertThat(
              new Statistics(embedded.store, embedded.clock)
                  .values("ann", null, each, TimePeriod.LIFE_TO_DATE, 1)
                  .values())
          .as("%s", each)
          .singleElement()
          .satisfies(value -> assertThat(value.doubleValue()).isZero());
    }
  }

  @Test
  void workersWhoseWorkWasReviewedCanBeWrittenTo() {
    study.assignments(
        assignment("S1", "H", m -> m.assignmentStatus("Approved")), assignment("S2", "H"));

    assertThat(
            embedded
                .bob
                .notifyWorkers(
                    n -> n.subject("Thanks").messageText("Bye").workerIds("AWORKERS1", "AWORKERS2"))
                .notifyWorkersFailureStatuses())
        .extracting(NotifyWorkersFailureStatus::workerId)
        .containsExactly("AWORKERS2");
  }
}
