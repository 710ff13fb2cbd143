package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turkbridge.local.store.PostgresServer;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationStatus;

/** Servers that are killed in the middle of writes have kept every one that they acknowledged. */
final class KilledServerIT {
  private static final int WRITES = 1000;
  private static final int WRITERS = 4;

  /** More find what is rarer. */
  private static final int ROUNDS = Math.max(1, Integer.getInteger("turkbridge.rounds", 1));

  @TempDir private Path folder;

  private RunningJar serve(String name, String store) throws IOException {
    return new Jar(Files.createTempDirectory(folder, name))
        .serve("--credentials", Keys.credentialsFile(folder).toString(), "--store", store);
  }

  private static MTurkClient client(RunningJar jar) {
    return Keys.TESTER
        .sdk(jar.current())
        .overrideConfiguration(
            configuration -> configuration.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }

  private static String createType(MTurkClient client, String name) {
    return client
        .createQualificationType(
            type -> type.name(name).description("d").qualificationTypeStatus("Active"))
        .qualificationType()
        .qualificationTypeId();
  }

  /** What became of a Worker's Qualification: its value, negative when revoked. */
  private static int state(Qualification held) {
    return held.status() == QualificationStatus.GRANTED
        ? held.integerValue()
        : -held.integerValue();
  }

  /** The writes of one client: grants, new values and revocations of Workers of its own. */
  private static final class Writer {
    private final String name;
    private final Api api;
    private final CountDownLatch acknowledged;
    private final Map<String, Integer> kept = new TreeMap<>();
    private String unknown = "";

    Writer(String name, Api api, CountDownLatch acknowledged) {
      this.name = name;
      this.api = api;
      this.acknowledged = acknowledged;
    }

    Writer write() {
      try {
        for (int at = 1; at <= WRITES; at++) {
          String worker = "A" + name + at;
          int value = at;
          unknown = worker;
          api.grant(worker, value);
          keep(worker, value);
          if (at % 2 == 0) {
            value += WRITES;
            unknown = worker;
            api.update(worker, value);
            keep(worker, value);
          }
          if (at % 3 == 0) {
            unknown = worker;
            api.revoke(worker);
            keep(worker, -value);
          }
        }
      } catch (SdkClientException | UncheckedIOException killed) {
        // What was under way may have been done or not.
      }
      return this;
    }

    /** Whether it wrote to the end. */
    boolean isDone() {
      return kept.size() == WRITES;
    }

    private void keep(String worker, int state) {
      kept.put(worker, state);
      unknown = "";
      acknowledged.countDown();
    }
  }

  /** The writers of some of the servers, each of which has as many. */
  private static int writersOf(int some, int servers) {
    return WRITERS * some / servers;
  }

  private interface Api {
    void grant(String worker, int value);

    void update(String worker, int value);

    void revoke(String worker);
  }

  private static Api current(MTurkClient client, String typeId) {
    return new Api() {
      @Override
      public void grant(String worker, int value) {
        client.associateQualificationWithWorker(
            it -> it.qualificationTypeId(typeId).workerId(worker).integerValue(value));
      }

      @Override
      public void update(String worker, int value) {
        grant(worker, value);
      }

      @Override
      public void revoke(String worker) {
        client.disassociateQualificationFromWorker(
            it -> it.qualificationTypeId(typeId).workerId(worker));
      }
    };
  }

  private static Api legacy(RunningJar jar, String typeId) {
    HttpClient http = HttpClient.newHttpClient();
    return new Api() {
      private void call(String operation, String worker, String... more) {
        RestCall call =
            new RestCall(Keys.TESTER, operation)
                .with("QualificationTypeId", typeId)
                .with("SubjectId", worker)
                .with("WorkerId", worker);
        for (int at = 0; at < more.length; at += 2) {
          call.with(more[at], more[at + 1]);
        }
        assertThat(call.post(http, jar.legacy()).texts("IsValid")).containsExactly("True");
      }

      @Override
      public void grant(String worker, int value) {
        call("AssignQualification", worker, "IntegerValue", String.valueOf(value));
      }

      @Override
      public void update(String worker, int value) {
        call("UpdateQualificationScore", worker, "IntegerValue", String.valueOf(value));
      }

      @Override
      public void revoke(String worker) {
        call("RevokeQualification", worker);
      }
    };
  }

  @Test
  void losesNoAcknowledgedWrite() throws Exception {
    losesNoAcknowledgedWrite(folder.resolve("turk.db").toString(), 1, 1);
  }

  /** Both are killed at once. */
  @Test
  void norDoTwoServersOverOneDatabase() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      losesNoAcknowledgedWrite(PostgresServer.newStore(), 2, 2);
    }
  }

  /** What was written through the killed one is there, and the other writes to the end. */
  @Test
  void norDoesOneOfThemWhileTheOtherGoesOn() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      losesNoAcknowledgedWrite(PostgresServer.newStore(), 2, 1);
    }
  }

  private void losesNoAcknowledgedWrite(String store, int servers, int killed) throws Exception {
    List<Writer> writers = new ArrayList<>();
    CountDownLatch half = new CountDownLatch(WRITES / 2);
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    String typeId;
    List<RunningJar> jars = new ArrayList<>();
    List<MTurkClient> clients = new ArrayList<>();
    try {
      for (int at = 0; at < servers; at++) {
        RunningJar jar = serve("server" + at, store);
        jars.add(jar);
        clients.add(client(jar));
      }
      typeId = createType(clients.get(0), "Written to");
      for (int at = 0; at < WRITERS; at++) {
        int server = at / 2 % servers;
        Api api =
            at % 2 == 0 ? current(clients.get(server), typeId) : legacy(jars.get(server), typeId);
        writers.add(new Writer("W" + at + "X", api, half));
      }
      List<Future<Writer>> writing =
          writers.stream().map(writer -> threads.submit(writer::write)).toList();
      assertThat(half.await(2, TimeUnit.MINUTES)).isTrue();
      jars.subList(0, killed).forEach(jar -> jar.end("KILL"));
      for (Future<Writer> each : writing) {
        each.get(2, TimeUnit.MINUTES);
      }
      assertThat(writers.stream().filter(Writer::isDone))
          .hasSize(writersOf(servers - killed, servers));
    } finally {
      threads.shutdownNow();
      clients.forEach(MTurkClient::close);
      jars.forEach(RunningJar::close);
    }

    Map<String, Integer> acknowledged = new TreeMap<>();
    writers.forEach(writer -> acknowledged.putAll(writer.kept));
    writers.forEach(writer -> acknowledged.remove(writer.unknown));
    assertThat(acknowledged).hasSizeGreaterThan(WRITES / 4);
    assertThat(acknowledged.size()).isLessThan(WRITERS * WRITES);
    try (RunningJar again = serve("again", store);
        MTurkClient client = client(again)) {
      Map<String, Integer> held = new TreeMap<>();
      Stream.of("Granted", "Revoked")
          .flatMap(
              status ->
                  client
                      .listWorkersWithQualificationTypePaginator(
                          it -> it.qualificationTypeId(typeId).status(status).maxResults(100))
                      .stream())
          .flatMap(page -> page.qualifications().stream())
          .forEach(each -> held.put(each.workerId(), state(each)));
      writers.forEach(writer -> held.remove(writer.unknown));
      assertThat(held).isEqualTo(acknowledged);
    }
  }
}
