package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turkbridge.local.WorkerAssignments;
import org.turkbridge.local.store.PostgresServer;
import org.turkbridge.local.store.Store;
import org.turkbridge.local.store.StoreAddress;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationStatus;

/** Servers that are killed in the middle of writes have kept every one that they acknowledged. */
final class KilledServerIT {
  /** All together, until servers are killed, and again by those that were not. */
  private static final int WRITES = 200;

  private static final int CLIENTS = 4;

  /** By which a second value of a Qualification differs from the first. */
  private static final int MORE = 10_000;

  private static final BigDecimal START = new BigDecimal("10000.00");

  /** More find what is rarer. */
  private static final int ROUNDS = Math.max(1, Integer.getInteger("turkbridge.rounds", 1));

  @TempDir private Path folder;

  private RunningJar serve(String name, String store) throws IOException {
    return new Jar(Files.createTempDirectory(folder, name))
        .serve("--credentials", Keys.credentialsFile(folder).toString(), "--store", store);
  }

  private static HitWriter.Server apis(RunningJar jar) {
    return new HitWriter.Server(
        jar.legacy(),
        Keys.TESTER
            .sdk(jar.current())
            .overrideConfiguration(
                configuration -> configuration.retryStrategy(AwsRetryStrategy.doNotRetry()))
            .build(),
        HttpClient.newHttpClient());
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
  private static final class QualificationWriter {
    private final String name;
    private final Api api;
    private final Map<String, Integer> kept = new TreeMap<>();
    private final Deque<Runnable> next = new ArrayDeque<>();
    private int workers;
    private String unknown = "";

    QualificationWriter(String name, Api api) {
      this.name = name;
      this.api = api;
    }

    /** Does the next one. */
    void step() {
      if (next.isEmpty()) {
        begin(++workers);
      }
      next.remove().run();
    }

    private void begin(int at) {
      String worker = "A" + name + at;
      int value = at % 2 == 0 ? at + MORE : at;
      next.add(() -> write(worker, at, () -> api.grant(worker, at)));
      if (value != at) {
        next.add(() -> write(worker, value, () -> api.update(worker, value)));
      }
      if (at % 3 == 0) {
        next.add(() -> write(worker, -value, () -> api.revoke(worker)));
      }
    }

    private void write(String worker, int state, Runnable call) {
      unknown = worker;
      call.run();
      kept.put(worker, state);
      unknown = "";
    }
  }

  /** One client, which writes of Qualifications and of HITs by turns. */
  private record WritingClient(
      QualificationWriter qualifications, HitWriter hits, Progress progress, boolean isKilled) {
    /** Writes until its server is killed, or as long as enough was written after that. */
    void write() {
      try {
        while (isKilled || progress.goesOn()) {
          qualifications.step();
          progress.acknowledged();
          hits.step();
          progress.acknowledged();
        }
      } catch (SdkClientException | UncheckedIOException killed) {
        // What was under way may have been done or not.
        if (!isKilled) {
          throw killed;
        }
      } finally {
        progress.endMiddle();
      }
    }
  }

  /** How far all clients are together. */
  private static final class Progress {
    private final CountDownLatch before = new CountDownLatch(WRITES);
    private final CountDownLatch after = new CountDownLatch(WRITES);
    private volatile boolean isKilled;

    void acknowledged() {
      before.countDown();
      if (isKilled) {
        after.countDown();
      }
    }

    void killed() {
      isKilled = true;
    }

    boolean goesOn() {
      return after.getCount() > 0;
    }

    void awaitMiddle() throws InterruptedException {
      before.await();
    }

    /** Nobody waits for what a client that has failed does not write. */
    void endMiddle() {
      while (before.getCount() > 0) {
        before.countDown();
      }
    }
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

  private static Api legacy(HitWriter.Server server, String typeId) {
    return new Api() {
      private void call(String operation, String worker, String... more) {
        List<String> parameters = new ArrayList<>(List.of("QualificationTypeId", typeId));
        parameters.addAll(List.of("SubjectId", worker, "WorkerId", worker));
        parameters.addAll(List.of(more));
        Answer answer = server.call(operation, parameters.toArray(String[]::new));
        assertThat(answer.texts("IsValid")).containsExactly("True");
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
    for (int round = 0; round < ROUNDS; round++) {
      losesNoAcknowledgedWrite(folder.resolve("turk" + round + ".db").toString(), 1, 1);
    }
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

  private void losesNoAcknowledgedWrite(String url, int servers, int killed) throws Exception {
    List<WritingClient> clients = new ArrayList<>();
    Progress progress = new Progress();
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    String typeId;
    List<RunningJar> jars = new ArrayList<>();
    List<HitWriter.Server> apis = new ArrayList<>();
    try (Store store = Store.open(StoreAddress.parse(url, Map.of()))) {
      WorkerAssignments workers =
          new WorkerAssignments(store, InstantSource.system(), new SecureRandom());
      for (int at = 0; at < servers; at++) {
        RunningJar jar = serve("server" + at, url);
        jars.add(jar);
        apis.add(apis(jar));
      }
      typeId = createType(apis.get(0).current(), "Written to");
      for (int at = 0; at < CLIENTS; at++) {
        HitWriter.Server server = apis.get(at / 2 % servers);
        Api api = at % 2 == 0 ? current(server.current(), typeId) : legacy(server, typeId);
        String name = "W" + at + "X";
        clients.add(
            new WritingClient(
                new QualificationWriter(name, api),
                new HitWriter(name, server, workers),
                progress,
                at / 2 % servers < killed));
      }
      List<Future<?>> writing = new ArrayList<>();
      clients.forEach(client -> writing.add(threads.submit(client::write)));
      progress.awaitMiddle();
      jars.subList(0, killed).forEach(jar -> jar.end("KILL"));
      progress.killed();
      for (Future<?> each : writing) {
        each.get();
      }
      clients.forEach(client -> client.hits().endWork());
    } finally {
      threads.shutdownNow();
      apis.forEach(each -> each.current().close());
      jars.forEach(RunningJar::close);
    }

    try (RunningJar jar = serve("again", url)) {
      HitWriter.Server again = apis(jar);
      try (MTurkClient client = again.current()) {
        assertQualificationsKept(
            clients.stream().map(WritingClient::qualifications).toList(), typeId, client);
        assertHitsKept(clients.stream().map(WritingClient::hits).toList(), again);
      }
    }
  }

  private static void assertQualificationsKept(
      List<QualificationWriter> writers, String typeId, MTurkClient client) {
    Map<String, Integer> acknowledged = new TreeMap<>();
    writers.forEach(writer -> acknowledged.putAll(writer.kept));
    writers.forEach(writer -> acknowledged.remove(writer.unknown));
    assertThat(acknowledged).hasSizeGreaterThan(WRITES / 8);
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

  private static void assertHitsKept(List<HitWriter> writers, HitWriter.Server again) {
    assertThat(writers.stream().mapToInt(HitWriter::steps).sum())
        .isGreaterThanOrEqualTo(WRITES / 2 - CLIENTS);
    writers.forEach(writer -> writer.askAgain(again));
    writers.forEach(writer -> writer.assertKept(again));

    MTurkClient client = again.current();
    assertThat(
            client.listHITsPaginator(h -> h.maxResults(100)).stream()
                .flatMap(page -> page.hiTs().stream())
                .map(HIT::hitId))
        .containsExactlyInAnyOrderElementsOf(
            writers.stream().flatMap(writer -> writer.kept().stream()).toList());
    int approved = writers.stream().mapToInt(HitWriter::approved).sum();
    assertThat(approved).isPositive();
    assertThat(new BigDecimal(client.getAccountBalance(b -> {}).availableBalance()))
        .isEqualTo(START.subtract(HitWriter.COST.multiply(BigDecimal.valueOf(approved))));
  }
}
