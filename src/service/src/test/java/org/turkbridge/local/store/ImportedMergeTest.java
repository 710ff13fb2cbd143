package org.turkbridge.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.local.store.StoredItems.TIME;
import static org.turkbridge.local.store.StoredItems.bonus;
import static org.turkbridge.local.store.StoredItems.limit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.local.ArchivedStudy;
import org.turkbridge.local.store.Merged.Outcome;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.BonusPayment;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.WorkerBlock;

/** What archives tell several times of one thing. */
class ImportedMergeTest extends TwoStores {
  private static final HIT MINIMAL = HIT.builder().hitId("H").hitTypeId("T").build();

  /** As GetHIT tells it when nothing else is asked for. */
  private static final HIT ASKED =
      MINIMAL.toBuilder().hitStatus("Assignable").maxAssignments(5).question("<Q/>").build();

  /** As SearchHITs does. */
  private static final HIT LISTED =
      MINIMAL.toBuilder()
          .hitStatus("Assignable")
          .maxAssignments(5)
          .numberOfAssignmentsPending(3)
          .numberOfAssignmentsCompleted(1)
          .build();

  private static final HIT BOTH =
      ASKED.toBuilder().numberOfAssignmentsPending(3).numberOfAssignmentsCompleted(1).build();

  private List<Merged> hits(String file, HIT... hits) {
    return ArchivedStudy.merged(one, RecordKind.HIT, file, hits);
  }

  private List<Merged> assignments(String file, Assignment... all) {
    return ArchivedStudy.merged(one, RecordKind.ASSIGNMENT, file, all);
  }

  private HIT hit() {
    return other.<HIT>read(tables -> tables.hits().find("H", TIME).orElseThrow().hit());
  }

  private Assignment assignment() {
    return other.<Assignment>read(tables -> tables.assignments().find("A", TIME).orElseThrow());
  }

  private static void assertOutcomes(List<Merged> merged, Outcome... outcomes) {
    assertThat(merged).extracting(Merged::outcome).containsExactly(outcomes);
  }

  @Test
  void membersComeTogetherInWhateverOrder() {
    for (List<HIT> order :
        List.of(
            List.of(MINIMAL, ASKED, LISTED),
            List.of(LISTED, MINIMAL, ASKED),
            List.of(ASKED, LISTED, MINIMAL))) {
      String id = "H" + order.indexOf(MINIMAL);
      HIT[] named =
          order.stream().map(hit -> hit.toBuilder().hitId(id).build()).toArray(HIT[]::new);
      assertThat(hits("a.xml", named)).extracting(Merged::other).containsOnlyNulls();
      assertThat(other.<HIT>read(tables -> tables.hits().find(id, TIME).orElseThrow().hit()))
          .isEqualTo(BOTH.toBuilder().hitId(id).build());
      assertOutcomes(hits("a.xml", named), Outcome.UNCHANGED, Outcome.UNCHANGED, Outcome.UNCHANGED);
    }
  }

  /** Each has something that no other has, or has it otherwise. */
  @Test
  void statesComeTogetherInWhateverOrder() {
    HIT early = LISTED.toBuilder().title("Early").question("<Q/>").keywords("early").build();
    HIT later =
        LISTED.toBuilder().title("Later").keywords("later").numberOfAssignmentsCompleted(2).build();
    HIT more = LISTED.toBuilder().title("Early").numberOfAssignmentsCompleted(3).build();
    HIT ended = MINIMAL.toBuilder().hitStatus("Reviewable").maxAssignments(5).build();
    HIT counted = MINIMAL.toBuilder().numberOfAssignmentsAvailable(1).build();
    int number = 0;
    for (List<HIT> order : orders(List.of(early, later, more, ended, counted))) {
      String id = "H" + number++;
      for (HIT state : order) {
        hits("a.xml", state.toBuilder().hitId(id).build());
      }
      assertThat(other.<HIT>read(tables -> tables.hits().find(id, TIME).orElseThrow().hit()))
          .as("%s", order)
          .isEqualTo(
              more.toBuilder()
                  .hitId(id)
                  .hitStatus("Reviewable")
                  .keywords("later")
                  .question("<Q/>")
                  .numberOfAssignmentsAvailable(1)
                  .build());
    }
    assertThat(number).isEqualTo(120);
  }

  private static <T> List<List<T>> orders(List<T> items) {
    if (items.isEmpty()) {
      return List.of(List.of());
    }
    List<List<T>> orders = new ArrayList<>();
    for (T first : items) {
      List<T> rest = items.stream().filter(item -> item != first).toList();
      orders(rest).forEach(order -> orders.add(concat(List.of(first), order)));
    }
    return orders;
  }

  private static <T> List<T> concat(List<T> some, List<T> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  @Test
  void theLaterStateOfAHitStaysHoweverOftenItIsRead() {
    HIT later = LISTED.toBuilder().hitStatus("Reviewable").numberOfAssignmentsPending(0).build();
    HIT last = later.toBuilder().numberOfAssignmentsCompleted(4).hitStatus("Assignable").build();
    assertOutcomes(hits("a.xml", ASKED, LISTED), Outcome.ADDED, Outcome.ADDED);

    List<Merged> replaced = hits("b.xml", later);
    assertThat(replaced)
        .containsExactly(
            new Merged(
                "b.xml",
                "HIT H (Reviewable)",
                Outcome.REPLACED,
                "the one (Assignable) from a.xml"));
    assertThat(hit()).isEqualTo(later.toBuilder().question("<Q/>").build());
    assertOutcomes(hits("a.xml", LISTED), Outcome.KEPT);
    assertOutcomes(hits("b.xml", later), Outcome.UNCHANGED);
    assertThat(hit().hitStatusAsString()).isEqualTo("Reviewable");
    assertOutcomes(hits("c.xml", last), Outcome.REPLACED);
    assertOutcomes(hits("b.xml", later), Outcome.KEPT);
    assertThat(hit()).isEqualTo(last.toBuilder().question("<Q/>").build());
  }

  @Test
  void ofTwoThatDoNotTellTheirTimeTheOneReadLaterStays() {
    hits("a.xml", ASKED);

    assertOutcomes(hits("b.xml", ASKED.toBuilder().question("<R/>").build()), Outcome.REPLACED);
    assertThat(hit().question()).isEqualTo("<R/>");
  }

  /** An earlier state has what later ones do not tell. */
  @Test
  void whatGivesWayFillsInWhatIsNotThere() {
    hits("a.xml", LISTED.toBuilder().hitStatus("Reviewing").build());

    assertOutcomes(hits("b.xml", ASKED), Outcome.KEPT);

    assertThat(hit()).isEqualTo(BOTH.toBuilder().hitStatus("Reviewing").build());
  }

  private static Assignment state(String status, int second) {
    Instant time = TIME.plusSeconds(second);
    Assignment.Builder state =
        Assignment.builder()
            .assignmentId("A")
            .hitId("H")
            .workerId("AONE")
            .assignmentStatus(status)
            .submitTime(TIME);
    return switch (status) {
      case "Approved" -> state.approvalTime(time).build();
      case "Rejected" -> state.rejectionTime(time).build();
      default -> state.answer("<A/>").autoApprovalTime(TIME).build();
    };
  }

  @Test
  void anAssignmentIsAsItWasLast() {
    Assignment approved = state("Approved", 9);
    assertOutcomes(
        assignments("a.xml", approved, state("Rejected", 5), state("Submitted", 0)),
        Outcome.ADDED,
        Outcome.KEPT,
        Outcome.KEPT);
    assertThat(assignment())
        .isEqualTo(
            approved.toBuilder()
                .rejectionTime(TIME.plusSeconds(5))
                .answer("<A/>")
                .autoApprovalTime(TIME)
                .build());
    assertOutcomes(
        assignments("a.xml", approved, state("Rejected", 5), state("Submitted", 0)),
        Outcome.UNCHANGED,
        Outcome.KEPT,
        Outcome.KEPT);
    assertOutcomes(assignments("b.xml", state("Rejected", 10)), Outcome.REPLACED);
    assertThat(assignment().assignmentStatusAsString()).isEqualTo("Rejected");
  }

  @Test
  void whatACallMadeOrChangedStays() {
    addType();
    write(one, tables -> StoredItems.submit(tables, "MADE", "AONE"));
    assignments("a.xml", state("Submitted", 0));
    write(one, tables -> tables.assignments().change(state("Approved", 1), TIME));
    hits("a.xml", ASKED);
    write(one, tables -> tables.hits().setReviewing("H", true, TIME));

    assertThat(hits("b.xml", LISTED, ASKED.toBuilder().hitId("HIT").build()))
        .extracting(Merged::other)
        .containsExactly("the one that a call made or changed", "the one that Requester ann made");
    assertThat(
            assignments(
                "b.xml",
                state("Rejected", 9),
                state("Rejected", 9).toBuilder().assignmentId("MADE").build()))
        .extracting(Merged::other)
        .containsExactly("the one that a call made or changed", "the one of Requester ann's HIT");
    assertThat(hit()).isEqualTo(ASKED.toBuilder().hitStatus("Reviewing").build());
    assertThat(assignment()).isEqualTo(state("Approved", 1));
  }

  @Test
  void whatACallChangedIsStillFilledWithWhatItDoesNotHave() {
    hits("a.xml", LISTED);
    Assignment told = state("Submitted", 0);
    assignments("a.xml", told.toBuilder().answer(null).build());
    write(
        one,
        tables ->
            tables
                .assignments()
                .change(
                    told.toBuilder()
                        .answer(null)
                        .assignmentStatus("Approved")
                        .approvalTime(TIME)
                        .build(),
                    TIME));

    for (int again = 0; again < 2; again++) {
      assertThat(hits("b.xml", BOTH.toBuilder().title("Title").build()))
          .extracting(Merged::other)
          .containsExactly("the one that a call made or changed");
      assertOutcomes(assignments("b.xml", told), Outcome.KEPT);
    }
    assertOutcomes(hits("c.xml", ASKED.toBuilder().keywords("sheep").build()), Outcome.ADDED);

    assertThat(hit())
        .isEqualTo(
            BOTH.toBuilder()
                .title("Title")
                .keywords("sheep")
                .numberOfAssignmentsCompleted(2)
                .build());
    assertThat(assignment())
        .isEqualTo(told.toBuilder().assignmentStatus("Approved").approvalTime(TIME).build());
  }

  @Test
  void aHitThatWasMadeHereTakesNoAssignmentsOfArchives() {
    addType();
    write(one, tables -> StoredItems.submit(tables, "MADE", "AONE"));

    assertThat(assignments("a.xml", state("Submitted", 0).toBuilder().hitId("HIT").build()))
        .containsExactly(
            new Merged(
                "a.xml",
                "Assignment A (Submitted)",
                Outcome.KEPT,
                "those of the HIT that Requester ann made"));

    assertThat(
            other.<List<Assignment>>read(
                tables -> tables.assignments().page("HIT", List.of(), TIME, 0, limit(9)).items()))
        .extracting(Assignment::assignmentId)
        .containsExactly("MADE");
    assertThat(other.<Boolean>read(tables -> tables.assignments().find("A", TIME).isPresent()))
        .isFalse();
  }

  @Test
  void whatAStoreGaveIsUnchangedWhenItComesBack() {
    addType();
    write(one, tables -> StoredItems.submit(tables, "MADE", "AONE"));

    for (Instant now : List.of(TIME, TIME.plusSeconds(999))) {
      HIT hit = other.<HIT>read(tables -> tables.hits().find("HIT", now).orElseThrow().hit());
      Assignment assignment =
          other.<Assignment>read(tables -> tables.assignments().find("MADE", now).orElseThrow());
      assertOutcomes(
          hits("a.jsonl", hit, hit.toBuilder().title("Other").build()),
          Outcome.UNCHANGED,
          Outcome.KEPT);
      assertOutcomes(
          assignments("a.jsonl", assignment, assignment.toBuilder().answer("<B/>").build()),
          Outcome.UNCHANGED,
          Outcome.KEPT);
    }
  }

  @Test
  void blocksThatRequestersMadeStayTheirs() {
    WorkerBlock anns = block("AONE", "spam");
    WorkerBlock bobs = block("AONE", "rude");
    write(
        one,
        tables -> {
          tables.of(ImportedWorkerBlockTable.MADE).put("ann", anns);
          tables.of(ImportedWorkerBlockTable.MADE).put("bob", bobs);
        });

    assertOutcomes(blocks(anns, bobs), Outcome.UNCHANGED, Outcome.UNCHANGED);
    assertThat(other.<Boolean>read(tables -> tables.importedWorkerBlocks().has("AONE"))).isFalse();

    WorkerBlock archived = block("AONE", "late");
    assertOutcomes(
        blocks(archived, anns, bobs), Outcome.ADDED, Outcome.UNCHANGED, Outcome.UNCHANGED);
    assertThat(
            other.<List<WorkerBlock>>read(
                tables -> tables.importedWorkerBlocks().page("cy", 0, limit(9)).items()))
        .containsExactly(archived);
  }

  private List<Merged> blocks(WorkerBlock... blocks) {
    return ArchivedStudy.merged(one, RecordKind.WORKER_BLOCK, "a.jsonl", blocks);
  }

  private static WorkerBlock block(String workerId, String reason) {
    return WorkerBlock.builder().workerId(workerId).reason(reason).build();
  }

  @Test
  void bonusesAreTheSameWhereAllMembersAre() {
    addType();
    write(
        one,
        tables -> {
          StoredItems.submit(tables, "A", "AONE");
          tables.bonusPayments().add("HIT", bonus("A", "0.050"));
        });
    BonusPayment[] bonuses = {
      bonus("A", "0.05"),
      bonus("B", "0.05"),
      bonus("B", "0.050"),
      bonus("B", "0.06"),
      bonus("B", "0.05").toBuilder().reason(null).build()
    };

    assertOutcomes(
        ArchivedStudy.merged(one, RecordKind.BONUS_PAYMENT, "a.xml", bonuses),
        Outcome.UNCHANGED,
        Outcome.ADDED,
        Outcome.UNCHANGED,
        Outcome.ADDED,
        Outcome.ADDED);
    assertThat(ArchivedStudy.merged(one, RecordKind.BONUS_PAYMENT, "a.xml", bonuses))
        .extracting(Merged::outcome)
        .containsOnly(Outcome.UNCHANGED);
    assertThat(
            other.<List<BonusPayment>>read(
                tables -> tables.bonusPayments().ofAssignment("B", 0, limit(9)).items()))
        .hasSize(3);
  }
}
