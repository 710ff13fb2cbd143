package org.turkbridge.bench;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.turkbridge.local.WorkerRequests;
import org.turkbridge.local.store.Store;

/**
 * Grants through the shim beside grants by the AWS SDK straight to the embedded service, both over
 * sockets of this machine and into a store on its disk, in one run. Each grant is durable when it
 * is answered. Prints grants a second; judges nothing.
 *
 * <p>The argument is the store; without one it is a new file.
 */
final class GrantBenchmark {
  private static final int GRANTS = 2_000;
  private static final List<Integer> CALLERS = List.of(1, 4);

  private GrantBenchmark() {}

  public static void main(String[] args) throws Exception {
    try (EmbeddedServer server = EmbeddedServer.start(args)) {
      CurrentClient direct = server.direct();
      LegacyClient legacy = server.legacy("GrantQualification");
      Workers workers = new Workers(server.store(), direct.createType("benchmark"));
      System.out.printf("%d grants in each round, durable one by one%n", GRANTS);
      for (int callers : CALLERS) {
        for (int round = 0; round < 3; round++) {
          Queue<String> ids = workers.ask();
          double throughShim = grantsPerSecond(callers, ids, legacy::grant);
          ids = workers.ask();
          double embedded = grantsPerSecond(callers, ids, direct::grant);
          System.out.printf(
              "%d callers, round %d: legacy %.0f grants/s, direct %.0f grants/s, ratio %.2f%n",
              callers, round + 1, throughShim, embedded, throughShim / embedded);
        }
      }
    }
  }

  /** Workers who ask for one type, a new one each time. */
  private static final class Workers {
    private final WorkerRequests requests;
    private final String typeId;
    private int asked;

    Workers(Store store, String typeId) {
      this.requests = new WorkerRequests(store, InstantSource.system(), new SecureRandom());
      this.typeId = typeId;
    }

    Queue<String> ask() {
      Queue<String> ids = new ArrayDeque<>();
      for (int i = 0; i < GRANTS; i++) {
        ids.add(requests.request(typeId, "A" + ++asked, null).qualificationRequestId());
      }
      return new ConcurrentLinkedQueue<>(ids);
    }
  }

  private interface Grant {
    void of(String qualificationRequestId) throws Exception;
  }

  private static double grantsPerSecond(int callers, Queue<String> ids, Grant grant)
      throws Exception {
    long start = System.nanoTime();
    Stopwatch.together(
        callers,
        () -> {
          for (String id = ids.poll(); id != null; id = ids.poll()) {
            grant.of(id);
          }
        });
    return GRANTS / (Duration.ofNanos(System.nanoTime() - start).toNanos() / 1e9);
  }
}
