package org.turkbridge.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.turkbridge.http.Bridge;
import org.turkbridge.http.BridgeSettings;
import org.turkbridge.http.ServerSettings;
import org.turkbridge.http.UpstreamEndpoint;
import org.turkbridge.local.ArchiveImport;
import org.turkbridge.local.Inputs;
import org.turkbridge.local.store.StoreAddress;
import org.turkbridge.requester.Requester;
import org.turkbridge.requester.Requesters;

/**
 * A legacy call through the shim beside the same ListQualificationRequests made with the SDK, both
 * over sockets of this machine, in one run. Prints medians and ratios; judges nothing.
 */
final class LegacyCallBenchmark {
  private static final int WALK = 10_000;
  private static final int LIST = 100;
  private static final String WALK_TYPE = "3BENCHMARKWALK0000000000000001";
  private static final String LIST_TYPE = "3BENCHMARKLIST0000000000000001";

  private LegacyCallBenchmark() {}

  public static void main(String[] args) throws Exception {
    quiet();
    Requester requester = ServerProcess.REQUESTER;
    try (WorkFolder work = WorkFolder.temporary();
        Bridge bridge =
            bridge(
                StoreAddress.of(work.path().resolve("a.db")),
                requester,
                UpstreamEndpoint.EMBEDDED)) {
      Path folder = work.path();
      ArchiveGenerator.write(folder.resolve("walk.xml"), WALK, WALK_TYPE);
      ArchiveGenerator.write(folder.resolve("list.xml"), LIST, LIST_TYPE);
      new ArchiveImport(bridge.store(), 1, System.err::println).run(Inputs.of(folder));
      bridge.start();
      try (Bridge overHttp =
          bridge(
              StoreAddress.of(folder.resolve("b.db")),
              requester,
              UpstreamEndpoint.of(bridge.currentUri().toString()))) {
        overHttp.start();
        System.out.printf(
            "%d processors, Java %s, %d MB heap at most%n",
            Runtime.getRuntime().availableProcessors(),
            Runtime.version(),
            Runtime.getRuntime().maxMemory() >> 20);
        try (CurrentClient direct = new CurrentClient(bridge.currentUri(), requester)) {
          compare("embedded in process", new LegacyClient(bridge.legacyUri(), requester), direct);
          compare("over HTTP", new LegacyClient(overHttp.legacyUri(), requester), direct);
        }
      }
    }
  }

  private static void compare(String upstream, LegacyClient legacy, CurrentClient direct)
      throws Exception {
    System.out.printf("%n== upstream %s%n", upstream);

    legacy.requests(WALK_TYPE, 1, 10);
    String token = direct.firstToken(WALK_TYPE, 10);
    Stopwatch laterPage =
        Stopwatch.alternate(
            3_000,
            () -> legacy.requests(WALK_TYPE, 2, 10),
            () -> direct.page(WALK_TYPE, 10, token));
    laterPage.print("legacy: later page of 10, its snapshot there", "direct: page of 10 by token");
    Stopwatch.throughput(
        4, Duration.ofSeconds(8), "later page of 10", () -> legacy.requests(WALK_TYPE, 2, 10));
    Stopwatch.throughput(
        4, Duration.ofSeconds(8), "direct page of 10", () -> direct.page(WALK_TYPE, 10, token));

    Stopwatch.alternate(
            400, () -> legacy.requests(WALK_TYPE, 2, 100), () -> direct.page(WALK_TYPE, 100, token))
        .print("legacy: later page of 100, its snapshot there", "direct: page of 100 by token");

    Stopwatch.alternate(
            400,
            () -> legacy.requests(LIST_TYPE, 1, LIST),
            () -> direct.page(LIST_TYPE, LIST, null))
        .print("legacy: page 1 of a list of 100, whole", "direct: list of 100");

    Stopwatch.alternate(
            7,
            () -> {
              for (int page = 1; page <= WALK / 100; page++) {
                legacy.requests(WALK_TYPE, page, 100);
              }
            },
            () -> direct.walk(WALK_TYPE))
        .print("legacy: walk over 10,000 in pages of 100", "direct: walk over 10,000");
    double before = legacy.upstreamCalls();
    for (int page = 1; page <= WALK / 100; page++) {
      legacy.requests(WALK_TYPE, page, 100);
    }
    System.out.printf("upstream calls of one walk: %.0f%n", legacy.upstreamCalls() - before);
  }

  static Bridge bridge(StoreAddress store, Requester requester, UpstreamEndpoint upstream)
      throws IOException {
    return Bridge.open(
        new BridgeSettings(
            ServerSettings.onLoopback(Duration.ofSeconds(30), Optional.empty()),
            upstream,
            Optional.of(store),
            new Requesters(List.of(requester)),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            true),
        InstantSource.system());
  }

  /** The log line of every call is measured too, but not shown. */
  static void quiet() {
    System.setProperty("logback.configurationFile", "logback-benchmark.xml");
  }
}
