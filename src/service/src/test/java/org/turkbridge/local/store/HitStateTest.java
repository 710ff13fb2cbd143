package org.turkbridge.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.turkbridge.memory.MemoryBudget;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.AssignmentStatus;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.HITStatus;
import software.amazon.awssdk.services.mturk.model.ReviewableHITStatus;

/**
 * Status and counts of HITs, at any time, are what follows from all their assignments; lists have
 * the HITs of a status and no others. The expected comes from the definitions, read off a history
 * that is kept beside the store.
 */
@ParameterizedClass
@EnumSource
class HitStateTest {
  private static final Instant START = Instant.parse("2020-02-28T23:59:50.125Z");
  private static final int HITS = 40;
  private static final int STEPS = 600;

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private Store store;

  /** Of each HIT, beside the store: itself, and its assignments as they were left. */
  private final Map<String, HIT> hits = new LinkedHashMap<>();

  private final Map<String, Map<String, Assignment>> assignments = new HashMap<>();
  private final Map<String, Boolean> reviewing = new HashMap<>();
  private final Map<String, Boolean> disposed = new HashMap<>();

  /** When somebody last did something to each. */
  private final Map<String, Instant> touched = new HashMap<>();

  @BeforeEach
  void open() {
    store = Store.open(database.store(folder.resolve("store.db")));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void statusAndCountsFollowFromWhatHappenedAndFromTheTime() {
    Random random = new Random(20140815);
    write(tables -> tables.hitTypes().sameOrAdded(StoredItems.hitType("HITTYPE"), "digest", "ann"));
    for (int i = 0; i < HITS; i++) {
      HIT hit =
          StoredItems.hit("H" + i).toBuilder()
              .creationTime(START)
              .expiration(START.plusSeconds(1 + random.nextInt(200)))
              .maxAssignments(1 + random.nextInt(3))
              .build();
      hits.put(hit.hitId(), hit);
      assignments.put(hit.hitId(), new LinkedHashMap<>());
      write(tables -> tables.hits().add(hit, "ann", null, null));
    }
    Instant now = START;
    for (int step = 0; step < STEPS; step++) {
      now = now.plusMillis(random.nextInt(1000));
      step("H" + random.nextInt(HITS), "A" + step, random, now);
      if (step % 20 == 0) {
        requireAsExpected(now);
      }
    }
    for (int later = 0; later < 60; later++) {
      now = now.plusMillis(random.nextInt(10_000));
      requireAsExpected(now);
    }
    assertThat(listed(HITStatus.REVIEWABLE, now)).as("not all ended alike").isNotEmpty();
    assertThat(listed(HITStatus.REVIEWING, now)).isNotEmpty();
    assertThat(disposed).isNotEmpty();
    assertThat(assignments.values())
        .as("some were left to be approved by themselves")
        .anyMatch(own -> !in(own, "Submitted", START).isEmpty());

    Instant over = now.plus(HitState.KEPT).plusSeconds(600);
    now = START.plus(HitState.KEPT).minusSeconds(1);
    while (now.isBefore(over)) {
      requireAsExpected(now);
      sweep("H" + random.nextInt(HITS), now);
      requireAsExpected(now);
      now = now.plusMillis(random.nextInt(40_000));
    }
    assertThat(listed(HITStatus.REVIEWABLE, over)).isEmpty();
  }

  /** Lets one thing happen to a HIT, if it can. */
  private void step(String hitId, String newId, Random random, Instant now) {
    HITStatus status = status(hitId, now);
    Map<String, Assignment> own = own(hitId);
    List<Assignment> accepted = in(own, AssignmentState.ACCEPTED, now);
    List<Assignment> submitted = in(own, "Submitted", now);
    switch (random.nextInt(12)) {
      case 0, 1, 2, 3 -> {
        if (status == HITStatus.ASSIGNABLE) {
          Assignment assignment =
              Assignment.builder()
                  .assignmentId(newId)
                  .hitId(hitId)
                  .workerId("W" + newId)
                  .assignmentStatus(AssignmentState.ACCEPTED)
                  .acceptTime(now)
                  .deadline(now.plusSeconds(1 + random.nextInt(60)))
                  .build();
          own.put(newId, assignment);
          touched.put(hitId, now);
          write(tables -> tables.assignments().add(assignment, now));
        }
      }
      case 4, 5, 6 ->
          change(
              accepted,
              random,
              now,
              found ->
                  found
                      .assignmentStatus(AssignmentStatus.SUBMITTED)
                      .submitTime(now)
                      .autoApprovalTime(now.plusSeconds(random.nextInt(600))));
      case 7 ->
          change(accepted, random, now, found -> found.assignmentStatus(AssignmentState.RETURNED));
      case 8 ->
          change(
              submitted,
              random,
              now,
              found -> found.assignmentStatus(AssignmentStatus.REJECTED).rejectionTime(now));
      case 9 -> {
        if (status == HITStatus.REVIEWABLE || status == HITStatus.REVIEWING) {
          boolean isMarked = status == HITStatus.REVIEWABLE;
          reviewing.put(hitId, isMarked);
          touched.put(hitId, now);
          write(tables -> tables.hits().setReviewing(hitId, isMarked, now));
          if (submitted.isEmpty() && random.nextInt(3) == 0) {
            disposed.put(hitId, true);
            write(tables -> tables.hits().dispose(hitId, now));
          }
        }
      }
      case 10 -> sweep(hitId, now);
      default -> extend(hitId, random, now);
    }
  }

  /** Writes what happened by itself, which changes nothing of what is read. */
  private void sweep(String hitId, Instant now) {
    write(
        tables ->
            tables
                .assignments()
                .overdue(hitId, now, 9)
                .forEach(
                    left ->
                        tables
                            .assignments()
                            .change(AssignmentTable.settled(left, now), byItself(left))));
  }

  /** When an assignment that was left so ends by itself; never if it has ended. */
  private static Instant byItself(Assignment left) {
    return switch (left.assignmentStatusAsString()) {
      case AssignmentState.ACCEPTED -> left.deadline();
      case "Submitted" -> left.autoApprovalTime();
      default -> Instant.MAX;
    };
  }

  private void extend(String hitId, Random random, Instant now) {
    HIT hit = hit(hitId);
    if (status(hitId, now) == HITStatus.DISPOSED) {
      return;
    }
    HIT.Builder extended = hit.toBuilder();
    if (random.nextBoolean()) {
      extended.maxAssignments(hit.maxAssignments() + 1);
      write(tables -> tables.hits().extend(hitId, hit.maxAssignments() + 1, null, now));
    } else {
      Instant expiration = now.plusSeconds(random.nextInt(100) - 10);
      extended.expiration(expiration);
      write(tables -> tables.hits().extend(hitId, null, expiration, now));
    }
    touched.put(hitId, now);
    hits.put(hitId, extended.build());
    HITStatus status = status(hitId, now);
    if (status == HITStatus.ASSIGNABLE || status == HITStatus.UNASSIGNABLE) {
      reviewing.remove(hitId);
    }
  }

  private HIT hit(String id) {
    return Objects.requireNonNull(hits.get(id));
  }

  private Map<String, Assignment> own(String hitId) {
    return Objects.requireNonNull(assignments.get(hitId));
  }

  private interface Change {
    void make(Assignment.Builder assignment);
  }

  private void change(List<Assignment> among, Random random, Instant now, Change change) {
    if (!among.isEmpty()) {
      Assignment.Builder changed = among.get(random.nextInt(among.size())).toBuilder();
      change.make(changed);
      Assignment assignment = changed.build();
      own(assignment.hitId()).put(assignment.assignmentId(), assignment);
      touched.put(assignment.hitId(), now);
      write(tables -> tables.assignments().change(assignment, now));
    }
  }

  private static List<Assignment> in(Map<String, Assignment> own, String status, Instant now) {
    return own.values().stream().filter(each -> status(each, now).equals(status)).toList();
  }

  private static String status(Assignment left, Instant now) {
    return switch (left.assignmentStatusAsString()) {
      case AssignmentState.ACCEPTED ->
          now.isBefore(left.deadline()) ? AssignmentState.ACCEPTED : AssignmentState.ABANDONED;
      case "Submitted" -> now.isBefore(left.autoApprovalTime()) ? "Submitted" : "Approved";
      default -> left.assignmentStatusAsString();
    };
  }

  private int count(String hitId, Instant now, Predicate<String> status) {
    return (int)
        own(hitId).values().stream().filter(each -> status.test(status(each, now))).count();
  }

  /** By the definitions of the statuses. */
  private HITStatus status(String hitId, Instant now) {
    HIT hit = hit(hitId);
    int working = count(hitId, now, AssignmentState.ACCEPTED::equals);
    int used = working + count(hitId, now, List.of("Submitted", "Approved", "Rejected")::contains);
    if (disposed.containsKey(hitId)) {
      return HITStatus.DISPOSED;
    }
    if (now.isBefore(hit.expiration()) && used < hit.maxAssignments()) {
      return HITStatus.ASSIGNABLE;
    }
    if (working > 0) {
      return HITStatus.UNASSIGNABLE;
    }
    if (!now.isBefore(lastEvent(hit, now).plus(HitState.KEPT))) {
      return HITStatus.DISPOSED;
    }
    return reviewing.getOrDefault(hitId, false) ? HITStatus.REVIEWING : HITStatus.REVIEWABLE;
  }

  /** When something last happened to a HIT that can be reviewed, by itself or not. */
  private Instant lastEvent(HIT hit, Instant now) {
    Stream<Instant> byThemselves =
        own(hit.hitId()).values().stream()
            .map(HitStateTest::byItself)
            .filter(end -> !end.isAfter(now));
    int ended = count(hit.hitId(), now, List.of("Submitted", "Approved", "Rejected")::contains);
    // A HIT whose assignments were all handed in did not wait for its expiration.
    Instant expired = ended < hit.maxAssignments() ? hit.expiration() : START;
    return Stream.concat(byThemselves, Stream.of(expired, touched.getOrDefault(hit.hitId(), START)))
        .max(Instant::compareTo)
        .orElseThrow();
  }

  private void requireAsExpected(Instant now) {
    List<HIT> live =
        store.<List<HIT>>read(tables -> tables.hits().page("ann", now, 0, limit()).items());
    assertThat(ids(live))
        .isEqualTo(
            hits.keySet().stream().filter(id -> status(id, now) != HITStatus.DISPOSED).toList());
    live.forEach(hit -> requireAsExpected(hit, now));
    for (HITStatus status : List.of(HITStatus.REVIEWABLE, HITStatus.REVIEWING)) {
      assertThat(listed(status, now))
          .isEqualTo(hits.keySet().stream().filter(id -> status(id, now) == status).toList());
    }
    String one = "H" + Math.floorMod(now.toEpochMilli(), HITS);
    assertThat(store.<HITStatus>read(tables -> tables.hits().find(one, now).orElseThrow().status()))
        .isEqualTo(status(one, now));
    for (AssignmentStatus status : AssignmentStatus.knownValues()) {
      assertThat(
              store.<List<String>>read(
                  tables ->
                      tables
                          .assignments()
                          .page(one, List.of(status), now, 0, limit())
                          .items()
                          .stream()
                          .map(Assignment::assignmentId)
                          .toList()))
          .isEqualTo(
              in(own(one), status.toString(), now).stream().map(Assignment::assignmentId).toList());
    }
  }

  private void requireAsExpected(HIT found, Instant now) {
    String id = found.hitId();
    assertThat(found.hitStatus()).as("%s at %s", id, now).isEqualTo(status(id, now));
    int pending = count(id, now, AssignmentState.ACCEPTED::equals);
    int completed = count(id, now, List.of("Approved", "Rejected")::contains);
    int submitted = count(id, now, "Submitted"::equals);
    assertThat(found.numberOfAssignmentsPending()).as(id).isEqualTo(pending);
    assertThat(found.numberOfAssignmentsCompleted()).as(id).isEqualTo(completed);
    assertThat(found.numberOfAssignmentsAvailable())
        .as(id)
        .isEqualTo(hit(id).maxAssignments() - pending - completed - submitted);
  }

  private List<String> listed(HITStatus status, Instant now) {
    return store.<List<String>>read(
        tables ->
            ids(
                tables
                    .hits()
                    .page(
                        ReviewableHITStatus.fromValue(status.toString()),
                        null,
                        "ann",
                        now,
                        0,
                        limit())
                    .items()));
  }

  private static List<String> ids(List<HIT> hits) {
    List<String> ids = new ArrayList<>();
    hits.forEach(hit -> ids.add(hit.hitId()));
    return ids;
  }

  private static PageLimit limit() {
    return new PageLimit(100, MemoryBudget.unlimited().share());
  }

  private interface Work {
    void run(Tables tables);
  }

  private void write(Work work) {
    store.<Boolean>write(
        tables -> {
          work.run(tables);
          return true;
        });
  }

  /** A HIT is kept while something happens to it. */
  @Test
  void aHitIsDisposedOf120DaysAfterTheLastThingThatHappened() {
    write(
        tables -> {
          tables.hitTypes().sameOrAdded(StoredItems.hitType("HITTYPE"), "digest", "ann");
          tables
              .hits()
              .add(
                  StoredItems.hit("H").toBuilder()
                      .creationTime(START)
                      .expiration(START.plusSeconds(60))
                      .build(),
                  "ann",
                  null,
                  null);
        });
    Instant marked = START.plus(Duration.ofDays(100));
    write(tables -> tables.hits().setReviewing("H", true, marked));

    Instant last = marked.plus(Duration.ofDays(120));
    assertThat(listed(HITStatus.REVIEWING, last.minusMillis(1))).containsExactly("H");
    assertThat(listed(HITStatus.REVIEWING, last)).isEmpty();
    assertThat(
            store.<HITStatus>read(tables -> tables.hits().find("H", last).orElseThrow().status()))
        .isEqualTo(HITStatus.DISPOSED);
  }

  /** Policies have any size, and no list tells of them. */
  @Test
  void listsDoNotReadPolicies() {
    write(
        tables -> {
          tables.hitTypes().sameOrAdded(StoredItems.hitType("HITTYPE"), "digest", "ann");
          tables
              .hits()
              .add(StoredItems.hit("H").toBuilder().creationTime(START).build(), "ann", null, null);
        });
    database.execute(folder.resolve("store.db"), "UPDATE hit SET hit_review_policy = 'no JSON'");

    assertThat(
            store.<List<String>>read(
                tables -> ids(tables.hits().page("ann", START, 0, limit()).items())))
        .containsExactly("H");
    assertThatThrownBy(() -> store.read(tables -> tables.hits().find("H", START)))
        .as("one HIT is read with its policies")
        .isInstanceOf(UncheckedIOException.class);
  }

  /** Neither what is found out late nor what somebody does late brings it back. */
  @Test
  void aDisposedHitStaysDisposed() {
    Instant submitted = START.plusSeconds(30);
    Assignment assignment =
        Assignment.builder()
            .assignmentId("A")
            .hitId("H")
            .workerId("W")
            .assignmentStatus(AssignmentStatus.SUBMITTED)
            .acceptTime(START)
            .deadline(START.plusSeconds(600))
            .submitTime(submitted)
            .autoApprovalTime(submitted.plus(Duration.ofDays(30)))
            .build();
    HIT hit =
        StoredItems.hit("H").toBuilder()
            .creationTime(START)
            .expiration(START.plusSeconds(60))
            .maxAssignments(1)
            .build();
    hits.put("H", hit);
    write(
        tables -> {
          tables.hitTypes().sameOrAdded(StoredItems.hitType("HITTYPE"), "digest", "ann");
          tables.hits().add(hit, "ann", null, null);
          tables.assignments().add(assignment, submitted);
        });
    Instant last = assignment.autoApprovalTime().plus(HitState.KEPT);

    assertThat(listed(HITStatus.REVIEWABLE, last.minusMillis(1))).containsExactly("H");
    assertThat(listed(HITStatus.REVIEWABLE, last)).isEmpty();
    sweep("H", last);
    assertThat(listed(HITStatus.REVIEWABLE, last)).isEmpty();
    write(
        tables ->
            tables
                .assignments()
                .change(
                    assignment.toBuilder()
                        .assignmentStatus(AssignmentStatus.REJECTED)
                        .rejectionTime(last)
                        .build(),
                    last));
    assertThat(listed(HITStatus.REVIEWABLE, last)).isEmpty();
  }
}
