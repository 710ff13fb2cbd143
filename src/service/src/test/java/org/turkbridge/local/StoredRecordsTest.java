package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.turkbridge.local.ArchivedStudy.assignment;
import static org.turkbridge.local.ArchivedStudy.block;
import static org.turkbridge.local.ArchivedStudy.bonus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.local.store.Merged;
import org.turkbridge.local.store.ReadableStore;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.ListReviewPolicyResultsForHitResponse;
import software.amazon.awssdk.services.mturk.model.QualificationType;

/** What a store gives back of everything that it was given. */
class StoredRecordsTest extends PolicyHits {
  private ArchivedStudy study;

  @BeforeEach
  void begin() {
    study = new ArchivedStudy(embedded.store);
  }

  /** As a store gives them that is opened to be read alone. */
  private List<SdkPojo> records(RecordKind kind) {
    List<SdkPojo> records = new ArrayList<>();
    try (ReadableStore store = ReadableStore.open(database.store(folder.resolve("store.db")))) {
      store.each(
          Set.of(kind), false, embedded.clock.instant(), (same, record) -> records.add(record));
    }
    List<SdkPojo> ofOwner = new ArrayList<>();
    embedded.store.each(
        Set.of(kind), false, embedded.clock.instant(), (same, record) -> ofOwner.add(record));
    assertThat(ofOwner).isEqualTo(records);
    return records;
  }

  @Test
  void whatArchivesToldIsGivenBackAsItStoodThere() {
    HIT minimal = HIT.builder().hitId("HMINIMAL").build();
    Assignment bare = Assignment.builder().assignmentId("BARE").hitId("HUNTOLD").build();
    ListReviewPolicyResultsForHitResponse report =
        ListReviewPolicyResultsForHitResponse.builder()
            .hitId("HREPORT")
            .hitReviewPolicy(policy -> policy.policyName("SimplePlurality/2011-09-01"))
            .build();
    study.hits(ArchivedStudy.hit("H2"), ArchivedStudy.hit("H1"), minimal);
    study.assignments(assignment("A2", "H1"), bare, assignment("A1", "H2"));
    study.bonuses(bonus("A2", "0.10"), bonus("UNTOLD", "0.20"));
    study.blocks(block("ATWO", "spam"), block("AONE", "spam"), block("ATHREE", "spam"));
    embedded.ann.deleteWorkerBlock(b -> b.workerId("AONE"));
    study.reports(report);

    embedded.clock.advance(Duration.ofDays(4_000));

    assertThat(records(RecordKind.HIT))
        .containsExactly(ArchivedStudy.hit("H2"), ArchivedStudy.hit("H1"), minimal);
    assertThat(records(RecordKind.ASSIGNMENT))
        .containsExactly(assignment("A2", "H1"), bare, assignment("A1", "H2"));
    assertThat(records(RecordKind.BONUS_PAYMENT))
        .containsExactly(bonus("A2", "0.10"), bonus("UNTOLD", "0.20"));
    assertThat(records(RecordKind.WORKER_BLOCK))
        .containsExactly(block("ATWO", "spam"), block("ATHREE", "spam"));
    assertThat(records(RecordKind.REVIEW_REPORT)).containsExactly(report);
  }

  @Test
  void whatWasMadeHereComesFirstAndAsItIsNow() {
    study.hits(ArchivedStudy.hit("H"));
    study.assignments(assignment("A", "H"));
    study.blocks(block("ATWO", "spam"));
    String first = scene.hit(hit -> hit.maxAssignments(3));
    String second = scene.hit();
    String submitted = scene.submitted(first, "AONE");
    String accepted = scene.accepted(first, "AFOUR");
    scene.workers.returnAssignment(scene.accepted(second, "ATHREE"));
    embedded.bob.createWorkerBlock(b -> b.workerId("AONE").reason("rude"));

    assertThat(records(RecordKind.HIT))
        .containsExactly(get(first), get(second), ArchivedStudy.hit("H"));
    assertThat(records(RecordKind.ASSIGNMENT))
        .containsExactly(scene.assignment(submitted), assignment("A", "H"));
    assertThat(records(RecordKind.WORKER_BLOCK))
        .containsExactly(block("AONE", "rude"), block("ATWO", "spam"));

    embedded.clock.advance(HitScene.DELAY);
    assertThat(records(RecordKind.ASSIGNMENT))
        .containsExactly(scene.assignment(submitted), assignment("A", "H"));
    assertThat(scene.assignment(submitted).assignmentStatusAsString()).isEqualTo("Approved");
    assertThat(accepted).isNotEmpty();
    assertThat(records(RecordKind.HIT))
        .containsExactly(get(first), get(second), ArchivedStudy.hit("H"));
  }

  @Test
  void moreHitsThanAPageHasAreGiven() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 203; i++) {
      ids.add(scene.hit());
    }

    assertThat(records(RecordKind.HIT)).extracting(hit -> ((HIT) hit).hitId()).isEqualTo(ids);
  }

  /** Written through another connection, by one that is not kept waiting. */
  @Test
  void severalKindsAreGivenAsOfOneMoment() {
    Set<RecordKind> kinds = EnumSet.of(RecordKind.HIT, RecordKind.ASSIGNMENT);
    study.hits(ArchivedStudy.hit("H1"));
    List<SdkPojo> given = new ArrayList<>();
    List<SdkPojo> then = new ArrayList<>();
    try (ReadableStore store = ReadableStore.open(database.store(folder.resolve("store.db")))) {
      store.each(
          kinds,
          false,
          embedded.clock.instant(),
          (kind, record) -> {
            given.add(record);
            study.hits(ArchivedStudy.hit("H2"));
            study.assignments(assignment("A", "H1"));
          });
      store.each(kinds, false, embedded.clock.instant(), (kind, record) -> then.add(record));
    }

    assertThat(given).containsExactly(ArchivedStudy.hit("H1"));
    assertThat(then)
        .containsExactly(ArchivedStudy.hit("H1"), ArchivedStudy.hit("H2"), assignment("A", "H1"));
  }

  @Test
  void typesAndQualificationsAreThoseThatSomebodyToldOf() {
    String kept = embedded.type("kept");
    String deleted = embedded.type("deleted");
    embedded.ann.deleteQualificationType(delete -> delete.qualificationTypeId(deleted));
    embedded.importRequests(EmbeddedFixture.request("R1", "INFERRED"));
    embedded.ann.associateQualificationWithWorker(
        associate -> associate.qualificationTypeId(kept).workerId("AONE").integerValue(7));

    assertThat(records(RecordKind.QUALIFICATION_TYPE))
        .extracting(type -> ((QualificationType) type).name())
        .containsExactly("kept");
    assertThat(records(RecordKind.QUALIFICATION)).containsExactly(embedded.score(kept, "AONE"));
    assertThat(records(RecordKind.QUALIFICATION_REQUEST))
        .containsExactly(EmbeddedFixture.request("R1", "INFERRED"));
  }

  @Test
  void theReportOfAHitThatWasMadeHereStays() {
    String reviewed = hit(2, known(), plurality());
    submit(reviewed, "AONE", Map.of("A", "a", "B", "b"));
    submit(reviewed, "ATWO", Map.of("A", "a", "B", "x"));
    ListReviewPolicyResultsForHitResponse report = told(reviewed);
    ListReviewPolicyResultsForHitResponse other =
        report.toBuilder()
            .hitReviewReport(
                r ->
                    r.reviewResults(
                        report.hitReviewReport().reviewResults().get(0).toBuilder()
                            .value("other")
                            .build()))
            .build();
    String bare = scene.hit();

    assertThat(
            study.reports(
                report,
                ListReviewPolicyResultsForHitResponse.builder().hitId(reviewed).build(),
                other,
                report.toBuilder().hitId(bare).build()))
        .extracting(Merged::outcome, Merged::other)
        .containsExactly(
            tuple(Merged.Outcome.UNCHANGED, null),
            tuple(Merged.Outcome.UNCHANGED, null),
            tuple(
                Merged.Outcome.KEPT,
                "that of the HIT that Requester ann made, which stays; they differ in"
                    + " HITReviewReport"),
            tuple(
                Merged.Outcome.KEPT,
                "that of the HIT that Requester ann made, which stays; they differ in"
                    + " AssignmentReviewPolicy, HITReviewPolicy, AssignmentReviewReport,"
                    + " HITReviewReport"));
    assertThat(told(reviewed)).matches(report::equalsBySdkFields, "is the report of before");
  }

  @Test
  void theReportOfAHitIsThatOfTheApi() {
    String reviewed = hit(2, known(), plurality());
    submit(reviewed, "AONE", Map.of("A", "a", "B", "b"));
    submit(reviewed, "ATWO", Map.of("A", "a", "B", "x"));
    scene.hit();
    assertThat(told(reviewed).hitReviewReport().reviewResults()).isNotEmpty();

    assertThat(records(RecordKind.REVIEW_REPORT))
        .singleElement()
        .satisfies(
            report ->
                assertThat(told(reviewed)).matches(report::equalsBySdkFields, "is the report"));
  }
}
