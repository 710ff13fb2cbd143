package org.turkbridge.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.local.store.StoredItems.TIME;
import static org.turkbridge.local.store.StoredItems.hit;
import static org.turkbridge.local.store.StoredItems.hitType;
import static org.turkbridge.local.store.StoredItems.limit;
import static org.turkbridge.local.store.StoredItems.request;
import static org.turkbridge.local.store.StoredItems.submit;
import static org.turkbridge.local.store.StoredItems.type;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.turkbridge.archive.RecordKind;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.AssignmentStatus;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.HITStatus;
import software.amazon.awssdk.services.mturk.model.Qualification;

/** What searches find whoever owns it, made here or from an archive, in both databases. */
final class RecordSearchTest extends TwoStores {
  private static final Instant LATER = TIME.plusSeconds(120);
  private static final Instant LAST = TIME.plus(Duration.ofDays(200));

  @BeforeEach
  void fill() {
    addType();
    write(
        one,
        tables -> {
          tables
              .hitTypes()
              .sameOrAdded(
                  hitType("SHEEP").toBuilder().title("Count \u00c4 SHEEP").build(), "other", "bob");
          tables
              .hits()
              .add(
                  hit("FULL").toBuilder().hitTypeId("SHEEP").maxAssignments(1).build(),
                  "bob",
                  null,
                  null);
          tables
              .assignments()
              .add(
                  Assignment.builder()
                      .assignmentId("ACCEPTED")
                      .hitId("FULL")
                      .workerId("AONE")
                      .assignmentStatus(AssignmentState.ACCEPTED)
                      .acceptTime(TIME)
                      .deadline(TIME.plusSeconds(90))
                      .build(),
                  TIME);
          submit(tables, "SUBMITTED", "ATWO");
          tables.merge(
              RecordKind.HIT,
              List.of(
                  new Arrival<>(
                      "a.xml",
                      HIT.builder()
                          .hitId("OLD")
                          .hitTypeId("OLDTYPE")
                          .title("Old sheep")
                          .hitStatus(HITStatus.DISPOSED)
                          .build()),
                  new Arrival<>("a.xml", HIT.builder().hitId("NAMELESS").build())));
          tables.merge(
              RecordKind.ASSIGNMENT,
              List.of(
                  new Arrival<>(
                      "a.xml",
                      Assignment.builder()
                          .assignmentId("ARCHIVED")
                          .hitId("OLD")
                          .workerId("ATWO")
                          .assignmentStatus(AssignmentStatus.REJECTED)
                          .build())));
        });
  }

  private List<String> hits(
      String query, @Nullable String typeId, @Nullable HITStatus status, Instant now) {
    return other.read(
        tables ->
            tables
                .hits()
                .page(HitSearch.of(query, typeId, status), now, 0, limit(9))
                .items()
                .stream()
                .map(found -> found.owner() + " " + found.hit().hitId())
                .toList());
  }

  @Test
  void hitsAreFoundByWordsOfTheirTitles() {
    assertThat(hits("", null, null, TIME))
        .containsExactly("ann HIT", "bob FULL", "null OLD", "null NAMELESS");
    assertThat(hits(" sheep ", null, null, TIME)).containsExactly("bob FULL", "null OLD");
    assertThat(hits("COUNT sheep", null, null, TIME)).containsExactly("bob FULL");
    assertThat(hits("\u00c4", null, null, TIME)).containsExactly("bob FULL");
    assertThat(hits("%", null, null, TIME)).isEmpty();
  }

  @Test
  void hitsAreFoundByTheirTypes() {
    assertThat(hits("", "SHEEP", null, TIME)).containsExactly("bob FULL");
    assertThat(hits("", "OLDTYPE", null, TIME)).containsExactly("null OLD");
  }

  @Test
  void hitsAreFoundByTheirStatus() {
    assertThat(hits("", null, HITStatus.ASSIGNABLE, TIME)).containsExactly("ann HIT");
    assertThat(hits("", null, HITStatus.UNASSIGNABLE, TIME)).containsExactly("bob FULL");
    assertThat(hits("", null, HITStatus.DISPOSED, TIME)).containsExactly("null OLD");
    assertThat(hits("", null, HITStatus.REVIEWABLE, LATER)).containsExactly("ann HIT", "bob FULL");
    write(one, tables -> tables.hits().setReviewing("FULL", true, LATER));
    assertThat(hits("", null, HITStatus.REVIEWING, LATER)).containsExactly("bob FULL");
    assertThat(hits("sheep", "SHEEP", HITStatus.REVIEWING, LATER)).containsExactly("bob FULL");
    write(one, tables -> tables.hits().dispose("FULL", LATER));
    assertThat(hits("", null, HITStatus.DISPOSED, LATER)).containsExactly("bob FULL", "null OLD");
    assertThat(hits("", null, HITStatus.DISPOSED, LAST))
        .containsExactly("ann HIT", "bob FULL", "null OLD");
  }

  @Test
  void aSearchGoesOnWhereItsPageEnded() {
    List<String> found = new ArrayList<>();
    OptionalLong after = OptionalLong.of(0);
    while (after.isPresent()) {
      long place = after.getAsLong();
      Page<FoundHit> page =
          other.read(
              tables -> tables.hits().page(HitSearch.of("", null, null), TIME, place, limit(1)));
      page.items().forEach(each -> found.add(each.hit().hitId()));
      after = page.end();
    }
    assertThat(found).containsExactly("HIT", "FULL", "OLD", "NAMELESS");
  }

  private List<String> assignments(
      @Nullable String hitId, @Nullable String workerId, AssignmentStatus... statuses) {
    return other.read(
        tables ->
            tables
                .assignments()
                .page(hitId, workerId, List.of(statuses), TIME, 0, limit(9))
                .items()
                .stream()
                .map(Assignment::assignmentId)
                .toList());
  }

  @Test
  void assignmentsAreFoundByWorkerHitAndStatus() {
    assertThat(assignments(null, null)).containsExactly("SUBMITTED", "ARCHIVED");
    assertThat(assignments(null, "ATWO")).containsExactly("SUBMITTED", "ARCHIVED");
    assertThat(assignments(null, "AONE")).isEmpty();
    assertThat(assignments("OLD", "ATWO")).containsExactly("ARCHIVED");
    assertThat(assignments(null, null, AssignmentStatus.REJECTED)).containsExactly("ARCHIVED");
  }

  private List<String> requests(
      @Nullable String typeId, @Nullable String workerId, @Nullable RequestState state) {
    return other.read(
        tables ->
            tables.requests().page(typeId, workerId, state, 0, limit(9)).items().stream()
                .map(stored -> stored.owner() + " " + stored.request().qualificationRequestId())
                .toList());
  }

  @Test
  void requestsAreFoundByTypeWorkerAndState() {
    write(
        one,
        tables -> {
          tables.types().add(type("U", "U"), "bob");
          tables.requests().add(request("R1", "T", "AONE"), "ann");
          tables.requests().add(request("R2", "U", "AONE"), "bob");
          tables.requests().add(request("R3", "U", "ATWO"), "bob");
          tables.requests().reject("R3", "late", TIME);
        });

    assertThat(requests(null, null, null)).containsExactly("ann R1", "bob R2", "bob R3");
    assertThat(requests(null, null, RequestState.SUBMITTED)).containsExactly("ann R1", "bob R2");
    assertThat(requests("U", null, RequestState.REJECTED)).containsExactly("bob R3");
    assertThat(requests("U", "AONE", null)).containsExactly("bob R2");
    assertThat(other.<Optional<String>>read(tables -> tables.requests().reason("R3")))
        .contains("late");
    assertThat(other.<Optional<String>>read(tables -> tables.requests().reason("R1"))).isEmpty();
  }

  @Test
  void holdersAreFoundByTypeAndWorker() {
    write(
        one,
        tables -> {
          tables.qualifications().grant("T", "AONE", 1, TIME);
          tables.qualifications().grant("T", "ATWO", 2, TIME);
          tables.qualifications().revoke("T", "ATWO", null);
        });

    assertThat(holders("T", null)).containsExactly("AONE Granted", "ATWO Revoked");
    assertThat(holders(null, "ATWO")).containsExactly("ATWO Revoked");
    assertThat(holders("U", null)).isEmpty();
  }

  private List<String> holders(@Nullable String typeId, @Nullable String workerId) {
    return other.read(
        tables ->
            tables.qualifications().page(typeId, workerId, 0, limit(9)).items().stream()
                .map(RecordSearchTest::holder)
                .toList());
  }

  private static String holder(Qualification held) {
    return held.workerId() + " " + held.statusAsString();
  }
}
