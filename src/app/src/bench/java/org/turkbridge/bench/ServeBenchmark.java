package org.turkbridge.bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import org.turkbridge.requester.Requester;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

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
  private static final Requester REQUESTER =
      new Requester("bench", AwsBasicCredentials.create("AKIABENCHMARK0000000", "benchmark"));

  private ServeBenchmark() {}

  public static void main(String[] args) throws Exception {
    if (args.length != 2) {
      System.err.println("Usage: ServeBenchmark JAR JAR_BEFORE");
      System.exit(2);
    }
    Path folder = Files.createTempDirectory("turkbridge-benchmark-");
    ArchiveGenerator.write(folder.resolve("walk.xml"), WALK, TYPE);
    Files.writeString(
        folder.resolve("credentials"),
        "[bench]\naws_access_key_id = "
            + REQUESTER.accessKeyId()
            + "\naws_secret_access_key = "
            + REQUESTER.credentials().secretAccessKey()
            + "\n");
    try (Server now = Server.start(Path.of(args[0]), folder, "now");
        Server before = Server.start(Path.of(args[1]), folder, "before")) {
      pages(now, before);
      grants(now, before);
    } finally {
      LegacyCallBenchmark.delete(folder);
    }
  }

  private static void pages(Server now, Server before) throws Exception {
    LegacyClient a = new LegacyClient(now.uri(), REQUESTER);
    LegacyClient b = new LegacyClient(before.uri(), REQUESTER);
    for (int size : List.of(10, 100)) {
      a.page(TYPE, 1, size);
      b.page(TYPE, 1, size);
      compare(
          "later page of " + size,
          size == 10 ? PAGES : LARGE_PAGES,
          now,
          () -> a.page(TYPE, 2, size),
          before,
          () -> b.page(TYPE, 2, size));
    }
    compare(
        "page 1 of " + WALK,
        FIRST_PAGES,
        now,
        () -> a.page(TYPE, 1, 100),
        before,
        () -> b.page(TYPE, 1, 100));
  }

  private static void grants(Server now, Server before) throws Exception {
    LegacyClient a = new LegacyClient(now.uri(), REQUESTER, "GrantQualification");
    LegacyClient b = new LegacyClient(before.uri(), REQUESTER, "GrantQualification");
    Queue<String> ofA = ids();
    Queue<String> ofB = ids();
    compare("grant", GRANTS, now, () -> a.grant(ofA.remove()), before, () -> b.grant(ofB.remove()));
  }

  private static void compare(
      String name,
      int times,
      Server now,
      Stopwatch.Action ofNow,
      Server before,
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

  /** A build of the server that answers. */
  private record Server(Process process, URI uri) implements AutoCloseable {
    static Server start(Path jar, Path folder, String name) throws Exception {
      int port = freePort();
      Process process =
          new ProcessBuilder(
                  "java",
                  "-jar",
                  jar.toString(),
                  "serve",
                  "--legacy-port=" + port,
                  "--current-port=0",
                  "--snapshot-ttl=1h",
                  "--store=" + folder.resolve(name + ".db"),
                  "--credentials=" + folder.resolve("credentials"),
                  "--import=" + folder.resolve("walk.xml"))
              .redirectOutput(folder.resolve(name + ".out").toFile())
              .redirectError(folder.resolve(name + ".err").toFile())
              .start();
      Server server = new Server(process, URI.create("http://127.0.0.1:" + port + "/"));
      while (!server.answers()) {
        if (!process.isAlive()) {
          throw new IOException(Files.readString(folder.resolve(name + ".err")));
        }
        Thread.onSpinWait();
      }
      return server;
    }

    private static int freePort() throws IOException {
      try (ServerSocket socket = new ServerSocket(0)) {
        return socket.getLocalPort();
      }
    }

    private boolean answers() {
      try {
        HttpURLConnection health =
            (HttpURLConnection) uri.resolve("health").toURL().openConnection();
        return health.getResponseCode() == 200;
      } catch (IOException e) {
        return false;
      }
    }

    Duration cpu() {
      return process.info().totalCpuDuration().orElseThrow();
    }

    @Override
    public void close() {
      process.destroy();
      process.onExit().join();
    }
  }
}
