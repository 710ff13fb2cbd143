package org.turkbridge.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;

/**
 * Two builds of the server, each a process of its own over a store of its own, asked the same in
 * turn: pages and grants. Prints medians, ratios and what CPU time the servers took; judges
 * nothing.
 *
 * <p>The arguments are two jars, the one to be judged first.
 */
final class ServeBenchmark {
  private static final String TYPE = "3BENCHMARKSERVE00000000000001";
  private static final int WALK = 10_000;
  private static final int PAGES = 10_000;
  private static final int LARGE_PAGES = 2_500;
  private static final int GRANTS = 2_500;
  private static final int FIRST_PAGES = 7;

  private ServeBenchmark() {}

  public static void main(String[] args) throws Exception {
    if (args.length != 2) {
      System.err.println("Usage: ServeBenchmark JAR JAR_BEFORE");
      System.exit(2);
    }
    try (WorkFolder folder = WorkFolder.temporary()) {
      ArchiveGenerator.write(folder.path().resolve("walk.xml"), WALK, TYPE);
      try (ServerProcess now = start(Path.of(args[0]), folder.path(), "now");
          ServerProcess before = start(Path.of(args[1]), folder.path(), "before")) {
        pages(now, before);
        grants(now, before);
      }
    }
  }

  private static ServerProcess start(Path jar, Path folder, String name) throws IOException {
    return ServerProcess.start(
        jar,
        folder.resolve(name + ".err"),
        List.of(Measured.JAVA),
        "--snapshot-ttl=1h",
        "--store=" + folder.resolve(name + ".db"),
        "--import=" + folder.resolve("walk.xml"));
  }

  private static void pages(ServerProcess now, ServerProcess before) throws Exception {
    LegacyClient a = new LegacyClient(now.legacy(), ServerProcess.REQUESTER);
    LegacyClient b = new LegacyClient(before.legacy(), ServerProcess.REQUESTER);
    for (int size : List.of(10, 100)) {
      a.requests(TYPE, 1, size);
      b.requests(TYPE, 1, size);
      compare(
          "later page of " + size,
          size == 10 ? PAGES : LARGE_PAGES,
          now,
          () -> a.requests(TYPE, 2, size),
          before,
          () -> b.requests(TYPE, 2, size));
    }
    compare(
        "page 1 of " + WALK,
        FIRST_PAGES,
        now,
        () -> a.requests(TYPE, 1, 100),
        before,
        () -> b.requests(TYPE, 1, 100));
  }

  private static void grants(ServerProcess now, ServerProcess before) throws Exception {
    LegacyClient a = new LegacyClient(now.legacy(), ServerProcess.REQUESTER, "GrantQualification");
    LegacyClient b =
        new LegacyClient(before.legacy(), ServerProcess.REQUESTER, "GrantQualification");
    Queue<String> ofA = ids();
    Queue<String> ofB = ids();
    compare("grant", GRANTS, now, () -> a.grant(ofA.remove()), before, () -> b.grant(ofB.remove()));
  }

  private static void compare(
      String name,
      int times,
      ServerProcess now,
      Stopwatch.Action ofNow,
      ServerProcess before,
      Stopwatch.Action ofBefore)
      throws Exception {
    Stopwatch.alternate(times, ofNow, ofBefore);
    Duration cpuOfNow = now.cpu();
    Duration cpuOfBefore = before.cpu();
    Stopwatch.alternate(times, ofNow, ofBefore).print("now: " + name, "before: " + name);
    double millisOfNow = now.cpu().minus(cpuOfNow).toMillis();
    double millisOfBefore = before.cpu().minus(cpuOfBefore).toMillis();
    System.out.printf(
        "CPU of the servers: now %.0f ms, before %.0f ms, ratio %.3f%n%n",
        millisOfNow, millisOfBefore, millisOfNow / millisOfBefore);
  }

  private static Queue<String> ids() {
    return new ArrayDeque<>(
        IntStream.range(0, WALK).mapToObj(i -> ArchiveGenerator.id(i, TYPE)).toList());
  }
}
