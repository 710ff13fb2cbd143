package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.turkbridge.local.store.PostgresServer;
import org.turkbridge.local.store.StoreAddress;
import org.turkbridge.local.store.TestDatabase;
import software.amazon.awssdk.services.mturk.model.CreateHitRequest;
import software.amazon.awssdk.services.mturk.model.ParameterMapEntry;
import software.amazon.awssdk.services.mturk.model.PolicyParameter;
import software.amazon.awssdk.services.mturk.model.RequestErrorException;
import software.amazon.awssdk.services.mturk.model.ReviewPolicy;

/** Two services with a store of their own on one file, as two processes have. */
@ParameterizedClass
@EnumSource
class ConcurrentAssignmentsTest {
  private static final int ROUNDS = 20;
  private static final String DONE = "done";

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private String store;
  private Qualifications one;
  private Qualifications other;
  private HitScene first;
  private HitScene second;
  private final ExecutorService threads = Executors.newFixedThreadPool(2);

  @BeforeEach
  void open() {
    // Nobody else's deadlocks are counted in a database of its own.
    store =
        switch (database) {
          case SQLITE -> folder.resolve("store.db").toString();
          case POSTGRESQL -> PostgresServer.newDatabase();
        };
    one = new Qualifications(StoreAddress.parse(store, Map.of()));
    other = new Qualifications(StoreAddress.parse(store, Map.of()));
    first = new HitScene(one);
    second = new HitScene(other);
  }

  @AfterEach
  void close() {
    threads.shutdown();
    one.close();
    other.close();
  }

  @Test
  void ofTwoWorkersOneGetsTheLastAssignment() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String hit = first.hit();

      List<String> outcomes =
          atOnce(() -> first.accepted(hit, "AONE"), () -> second.accepted(hit, "ATWO"));

      assertThat(outcomes).containsExactlyInAnyOrder(DONE, "AWS.MechanicalTurk.InvalidHITState");
      assertThat(first.stored(hit).numberOfAssignmentsPending()).isEqualTo(1);
    }
  }

  @Test
  void aWorkerGetsOneAssignmentOfAHit() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String hit = first.hit(h -> h.maxAssignments(2));

      List<String> outcomes =
          atOnce(() -> first.accepted(hit, "AONE"), () -> second.accepted(hit, "AONE"));

      assertThat(outcomes)
          .containsExactlyInAnyOrder(DONE, "AWS.MechanicalTurk.AssignmentAlreadyExists");
    }
  }

  @Test
  void ofTwoSubmissionsOneCounts() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String id = first.accepted(first.hit(), "AONE");
      String yes = TestPapers.answer("four");
      String no = TestPapers.answer("three");

      List<String> outcomes =
          atOnce(() -> first.workers.submit(id, yes), () -> second.workers.submit(id, no));

      assertThat(outcomes)
          .containsExactlyInAnyOrder(DONE, "AWS.MechanicalTurk.InvalidAssignmentState");
      assertThat(first.assignment(id).answer()).isEqualTo(outcomes.get(0).equals(DONE) ? yes : no);
    }
  }

  @Test
  void ofASubmissionAndAReturnOneCounts() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String hit = first.hit();
      String id = first.accepted(hit, "AONE");

      List<String> outcomes =
          atOnce(
              () -> first.workers.submit(id, HitScene.ANSWER),
              () -> second.workers.returnAssignment(id));

      assertThat(outcomes)
          .containsExactlyInAnyOrder(DONE, "AWS.MechanicalTurk.InvalidAssignmentState");
      assertThat(first.stored(hit).numberOfAssignmentsAvailable())
          .isEqualTo(outcomes.get(0).equals(DONE) ? 0 : 1);
    }
  }

  @Test
  void ofAnApprovalAndARejectionOneCountsAndIsPaidOnce() throws Exception {
    int approved = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String id = first.submitted(first.hit(h -> h.reward("1.00")), "AONE");

      List<String> outcomes =
          atOnce(
              () -> one.ann.approveAssignment(a -> a.assignmentId(id)),
              () -> other.ann.rejectAssignment(r -> r.assignmentId(id).requesterFeedback("no")));

      assertThat(outcomes)
          .containsExactlyInAnyOrder(DONE, "AWS.MechanicalTurk.InvalidAssignmentState");
      approved += outcomes.get(0).equals(DONE) ? 1 : 0;
    }
    assertThat(first.balance()).isEqualTo(String.format("%.2f", 10_000 - 1.2 * approved));
  }

  @Test
  void theLastMoneyIsSpentOnce() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      execute("DELETE FROM account");
      String hit = first.hit(h -> h.reward("8000.00"));
      String hit2 = first.hit(h -> h.reward("8000.00"));
      String id = first.submitted(hit, "AONE");
      String id2 = first.submitted(hit2, "AONE");

      List<String> outcomes =
          atOnce(
              () -> one.ann.approveAssignment(a -> a.assignmentId(id)),
              () -> other.ann.approveAssignment(a -> a.assignmentId(id2)));

      assertThat(outcomes).containsExactlyInAnyOrder(DONE, "AWS.MechanicalTurk.InsufficientFunds");
      assertThat(first.balance()).isEqualTo("400.00");
    }
  }

  @Test
  void sweepsPayOnce() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      first.submitted(first.hit(), "AONE");
    }
    one.clock.advance(HitScene.DELAY);
    other.clock.advance(HitScene.DELAY);

    atOnce(
        () -> new AssignmentSweep(one.store, one.clock, new SecureRandom()).run(),
        () -> new AssignmentSweep(other.store, other.clock, new SecureRandom()).run());

    assertThat(first.balance()).isEqualTo("9988.00");
  }

  @Test
  void reviewsThatPayDoNotBlockEachOther() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String paidLater = accepted(h -> h.autoApprovalDelayInSeconds(0L), "101");
      String paidBefore = accepted(h -> {}, "0");

      atOnce(
          () -> first.workers.submit(paidLater, ""), () -> second.workers.submit(paidBefore, ""));
    }
    assertThat(first.balance()).isEqualTo("9976.00");
    assertThat(deadlocks()).isEqualTo("0");
  }

  private String accepted(Consumer<CreateHitRequest.Builder> more, String approvedFrom) {
    ReviewPolicy policy =
        ReviewPolicy.builder()
            .policyName("ScoreMyKnownAnswers/2011-09-01")
            .parameters(
                PolicyParameter.builder()
                    .key("AnswerKey")
                    .mapEntries(ParameterMapEntry.builder().key("A").values("a").build())
                    .build(),
                PolicyParameter.builder()
                    .key("ApproveIfKnownAnswerScoreIsAtLeast")
                    .values(approvedFrom)
                    .build())
            .build();
    return first.accepted(
        first.hit(
            h -> {
              h.assignmentReviewPolicy(policy);
              more.accept(h);
            }),
        "AONE");
  }

  private void execute(String sql) {
    switch (database) {
      case SQLITE -> database.execute(Path.of(store), sql);
      case POSTGRESQL -> PostgresServer.execute(store, sql);
    }
  }

  /** The store's own files have none. */
  private String deadlocks() {
    return switch (database) {
      case SQLITE -> "0";
      case POSTGRESQL ->
          PostgresServer.text(
              store, "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()");
    };
  }

  private List<String> atOnce(Runnable here, Runnable there) throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    List<Future<String>> futures = new ArrayList<>();
    for (Runnable call : List.of(here, there)) {
      futures.add(
          threads.submit(
              () -> {
                start.await();
                return outcome(call);
              }));
    }
    return List.of(futures.get(0).get(), futures.get(1).get());
  }

  private static String outcome(Runnable call) {
    try {
      call.run();
      return DONE;
    } catch (RequestErrorException e) {
      return e.turkErrorCode();
    } catch (WorkerRequestException e) {
      return e.code();
    }
  }
}
