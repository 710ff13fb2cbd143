package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.turkbridge.local.store.TestDatabase;
import software.amazon.awssdk.services.mturk.model.RequestErrorException;

/** Two services with a store of their own on one file, as two processes have. */
@ParameterizedClass
@EnumSource
class ConcurrentGrantsTest {
  private static final int ROUNDS = 20;

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private Qualifications one;
  private Qualifications other;
  private final ExecutorService threads = Executors.newFixedThreadPool(2);

  @BeforeEach
  void open() {
    one = new Qualifications(database.store(folder.resolve("store.db")));
    other = new Qualifications(database.store(folder.resolve("store.db")));
  }

  @AfterEach
  void close() {
    threads.shutdown();
    one.close();
    other.close();
  }

  @Test
  void ofTwoGrantsOfOneRequestOneWins() throws Exception {
    String type = one.type("T");
    for (int round = 0; round < ROUNDS; round++) {
      String worker = "AW" + round;
      String request = one.request(type, worker);

      List<String> outcomes = atOnce(() -> grant(one, request, 1), () -> grant(other, request, 2));

      assertThat(outcomes)
          .contains("AWS.MechanicalTurk.InvalidQualificationRequestState")
          .containsAnyOf("1", "2");
      assertThat(outcomes).contains(one.score(type, worker).integerValue().toString());
    }
    assertThat(one.pending(type)).isEmpty();
  }

  @Test
  void ofAGrantAndARejectionOneWins() throws Exception {
    String type = one.type("T");
    for (int round = 0; round < ROUNDS; round++) {
      String worker = "AW" + round;
      String request = one.request(type, worker);

      List<String> outcomes = atOnce(() -> grant(one, request, 1), () -> reject(other, request));

      assertThat(outcomes).containsOnlyOnce("AWS.MechanicalTurk.InvalidQualificationRequestState");
      assertThat(outcomes.get(0).equals("1")).isEqualTo(isHeld(type, worker));
    }
  }

  @Test
  void ofTwoTypesOfOneNameOneIsCreated() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String name = "T" + round;

      List<String> outcomes = atOnce(() -> create(one, name), () -> create(other, name));

      assertThat(outcomes)
          .containsExactlyInAnyOrder(
              "created", "AWS.MechanicalTurk.QualificationTypeAlreadyExists");
    }
  }

  @Test
  void aWorkerMakesOneRequestAtOnce() throws Exception {
    String type = one.type("T");
    for (int round = 0; round < ROUNDS; round++) {
      String worker = "AW" + round;

      List<String> outcomes = atOnce(() -> ask(one, type, worker), () -> ask(other, type, worker));

      assertThat(outcomes)
          .containsExactlyInAnyOrder(
              "requested", "AWS.MechanicalTurk.QualificationTypeDoesNotAllowRetake");
    }
  }

  private List<String> atOnce(Callable<String> first, Callable<String> second) throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    List<Future<String>> futures = new ArrayList<>();
    for (Callable<String> call : List.of(first, second)) {
      futures.add(
          threads.submit(
              () -> {
                start.await();
                return call.call();
              }));
    }
    return List.of(futures.get(0).get(), futures.get(1).get());
  }

  private boolean isHeld(String type, String worker) {
    try {
      one.score(type, worker);
      return true;
    } catch (RequestErrorException e) {
      return false;
    }
  }

  private static String grant(Qualifications embedded, String request, int value) {
    return outcome(
        Integer.toString(value),
        () ->
            embedded.ann.acceptQualificationRequest(
                r -> r.qualificationRequestId(request).integerValue(value)));
  }

  private static String reject(Qualifications embedded, String request) {
    return outcome(
        "rejected",
        () -> embedded.ann.rejectQualificationRequest(r -> r.qualificationRequestId(request)));
  }

  private static String create(Qualifications embedded, String name) {
    return outcome("created", () -> embedded.type(name));
  }

  private static String ask(Qualifications embedded, String type, String worker) {
    try {
      embedded.request(type, worker);
      return "requested";
    } catch (WorkerRequestException e) {
      return e.code();
    }
  }

  private static String outcome(String success, Runnable call) {
    try {
      call.run();
      return success;
    } catch (RequestErrorException e) {
      return e.turkErrorCode();
    }
  }
}
