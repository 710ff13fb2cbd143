package org.turkbridge.bench;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.turkbridge.console.ledger.CallLedger;
import org.turkbridge.console.ledger.LedgerCall;
import org.turkbridge.console.live.LiveCall;
import org.turkbridge.console.live.LiveCalls;
import org.turkbridge.http.Bridge;
import org.turkbridge.http.BridgeSettings;
import org.turkbridge.http.ConsoleSettings;
import org.turkbridge.http.HostNames;
import org.turkbridge.http.ServerSettings;
import org.turkbridge.http.UpstreamEndpoint;
import org.turkbridge.local.ArchiveImport;
import org.turkbridge.local.Inputs;
import org.turkbridge.local.store.Store;
import org.turkbridge.local.store.StoreAddress;
import org.turkbridge.requester.Requesters;

/**
 * What it costs a call to be counted and shown by the console, alone and with a browser looking on.
 */
final class ConsoleBenchmark {
  private static final int CALLS = 1_000_000;
  private static final String TYPE = "3BENCHMARKLIST0000000000000001";

  private ConsoleBenchmark() {}

  public static void main(String[] args) throws Exception {
    LegacyCallBenchmark.quiet();
    try (WorkFolder work = WorkFolder.temporary()) {
      noted(work.path().resolve("noted.db"));
      load(work.path());
    }
  }

  private static void noted(Path file) {
    Requesters requesters = new Requesters(List.of(ServerProcess.REQUESTER));
    try (Store store = Store.open(file);
        CallLedger ledger = new CallLedger(store, requesters, InstantSource.system())) {
      LiveCalls live = new LiveCalls();
      note(ledger, live, CALLS / 5);
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      note(ledger, live, CALLS);
      long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
      System.out.printf(
          "counted and kept to be shown: %.2f us of CPU a call%n", spent / 1e3 / CALLS);
    }
  }

  private static void note(CallLedger ledger, LiveCalls live, int calls) {
    Duration took = Duration.ofMillis(1);
    for (int i = 0; i < calls; i++) {
      LedgerCall call =
          new LedgerCall(
              true,
              "GetQualificationRequests",
              ServerProcess.REQUESTER.accessKeyId(),
              Optional.of("Boto/2.49." + i % 50 + " Python/2.7.18 Linux/6.1.0"),
              "2014-08-15",
              "REST",
              "ok",
              took,
              List.of("QualificationTypeId", "PageNumber", "PageSize"));
      live.add(new LiveCall(Instant.now(), ledger.add(call), "", took));
    }
  }

  private static void load(Path folder) throws Exception {
    try (Bridge bridge = bridge(folder.resolve("load.db"))) {
      ArchiveGenerator.write(folder.resolve("list.xml"), 100, TYPE);
      new ArchiveImport(bridge.store(), 1, System.err::println)
          .run(Inputs.of(folder.resolve("list.xml")));
      bridge.start();
      LegacyClient client = new LegacyClient(bridge.legacyUri(), ServerProcess.REQUESTER);
      client.requests(TYPE, 1, 10);
      call(client, "warming up");
      call(client, "warming up");
      for (int round = 0; round < 3; round++) {
        call(client, "nobody looks on");
        lookedAt(bridge.consoleUri().orElseThrow().resolve("events"), client);
      }
    }
  }

  private static void lookedAt(URI events, LegacyClient client) throws Exception {
    AtomicLong bytes = new AtomicLong();
    try (InputStream stream = events.toURL().openStream()) {
      Thread browser = new Thread(() -> read(stream, bytes), "browser");
      browser.setDaemon(true);
      browser.start();
      call(client, "the live page is open");
    }
    System.out.printf("the live page was sent %,d bytes%n", bytes.get());
  }

  private static void call(LegacyClient client, String what) throws Exception {
    Stopwatch.throughput(4, Duration.ofSeconds(8), what, () -> client.requests(TYPE, 2, 10));
  }

  private static void read(InputStream stream, AtomicLong bytes) {
    try {
      byte[] buffer = new byte[64 << 10];
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        bytes.addAndGet(read);
      }
    } catch (IOException closed) {
      // The page was closed.
    }
  }

  private static Bridge bridge(Path file) throws IOException {
    ServerSettings plain = ServerSettings.onLoopback(Duration.ofSeconds(30), Optional.empty());
    return Bridge.open(
        new BridgeSettings(
            new ServerSettings(
                plain.bind(),
                plain.legacyPort(),
                plain.currentPort(),
                plain.tls(),
                plain.publicUrl(),
                plain.idleTimeout(),
                plain.requestLog(),
                plain.names(),
                plain.requestMemory(),
                Optional.of(
                    new ConsoleSettings(
                        Optional.empty(), Optional.empty(), HostNames.loopbackAnd(List.of())))),
            UpstreamEndpoint.EMBEDDED,
            Optional.of(StoreAddress.of(file)),
            new Requesters(List.of(ServerProcess.REQUESTER)),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            true),
        InstantSource.system());
  }
}
