package org.turkbridge.bench;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A store in an SQLite file beside one in a PostgreSQL database, in one run: imports, later pages,
 * and grants by one caller and by eight, which are durable when they are answered; the database
 * with one server and with two. Prints figures; judges nothing.
 *
 * <p>The arguments are the jar, the URL of a database whose user may make schemas, and how many
 * requests are imported.
 */
final class StoreBenchmark {
  private static final String TYPE = "3BENCHMARKSTORE00000000000001";
  private static final String SCHEMA = "turkbridge_benchmark";
  private static final int PAGES = 3_000;
  private static final int GRANTS = 1_000;
  private static final int ROUNDS = 3;
  private static final List<Integer> CALLERS = List.of(1, 8);

  private final Path jar;
  private final String url;
  private final int requests;
  private final Path folder;

  private StoreBenchmark(Path jar, String url, int requests, Path folder) {
    this.jar = jar;
    this.url = url;
    this.requests = requests;
    this.folder = folder;
  }

  public static void main(String[] args) throws Exception {
    if (args.length != 3) {
      System.err.println("Usage: StoreBenchmark JAR postgresql://USER@HOST:PORT/DATABASE REQUESTS");
      System.exit(2);
    }
    System.out.println(Machine.description());
    try (WorkFolder folder = WorkFolder.temporary()) {
      new StoreBenchmark(Path.of(args[0]), args[1], Integer.parseInt(args[2]), folder.path()).run();
    }
  }

  private void run() throws Exception {
    int needed = GRANTS * CALLERS.size() * (ROUNDS + 1);
    if (requests < needed) {
      throw new IllegalArgumentException("At least " + needed + " requests are needed");
    }
    String file = folder.resolve("store.db").toString();
    String database = url + "?options=-csearch_path%3D" + SCHEMA;
    try {
      ArchiveGenerator.write(folder.resolve("store.xml"), requests, TYPE);
      imports(database, file);
      try (ServerProcess sqlite = server("sqlite", file);
          ServerProcess one = server("one", database);
          ServerProcess two = server("two", database)) {
        Iterator<Integer> left = ids();
        LegacyClient ofSqlite = client(sqlite);
        LegacyClient ofPostgres = client(one);
        ofSqlite.requests(TYPE, 1, 10);
        ofPostgres.requests(TYPE, 1, 10);
        Stopwatch.alternate(
                PAGES, () -> ofPostgres.requests(TYPE, 2, 10), () -> ofSqlite.requests(TYPE, 2, 10))
            .print("PostgreSQL: later page of 10", "SQLite: later page of 10");
        grants(
            List.of(
                new Servers("SQLite", List.of(sqlite), ids(), GRANTS),
                new Servers("PostgreSQL", List.of(one), left, GRANTS / 2),
                new Servers("PostgreSQL with two servers", List.of(one, two), left, GRANTS / 2)));
      }
    } finally {
      execute("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE");
    }
  }

  /** The stores are new each time; those of the last round stay. */
  private void imports(String database, String file) throws Exception {
    List<Measured> ofDatabase = new ArrayList<>();
    List<Measured> ofFile = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      execute("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE");
      execute("CREATE SCHEMA " + SCHEMA);
      ofDatabase.add(measuredImport(database));
      for (String suffix : List.of("", "-wal", "-shm")) {
        Files.deleteIfExists(Path.of(file + suffix));
      }
      ofFile.add(measuredImport(file));
    }
    double seconds = Measured.median(ofDatabase, Measured::seconds);
    double secondsOfFile = Measured.median(ofFile, Measured::seconds);
    System.out.printf(
        "import of %d: PostgreSQL %.1f s, SQLite %.1f s, ratio %.2f; CPU of the command alone %.1f"
            + " and %.1f s%n",
        requests,
        seconds,
        secondsOfFile,
        seconds / secondsOfFile,
        Measured.median(ofDatabase, Measured::cpuSeconds),
        Measured.median(ofFile, Measured::cpuSeconds));
  }

  /**
   * Those over one store.
   *
   * @param left of the requests in the store
   * @param grants in each round
   */
  private record Servers(
      String name, List<ServerProcess> processes, Iterator<Integer> left, int grants) {}

  private Iterator<Integer> ids() {
    return IntStream.range(0, requests).iterator();
  }

  private static void grants(List<Servers> stores) throws Exception {
    for (int callers : CALLERS) {
      // The first round is for the JVMs.
      for (int round = 0; round <= ROUNDS; round++) {
        List<String> figures = new ArrayList<>();
        for (Servers store : stores) {
          figures.add("%s %.0f grants/s".formatted(store.name(), perSecond(callers, store)));
        }
        if (round > 0) {
          System.out.printf("%d callers: %s%n", callers, String.join(", ", figures));
        }
      }
    }
  }

  private static double perSecond(int callers, Servers store) throws Exception {
    Queue<String> ids = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < store.grants(); i++) {
      ids.add(ArchiveGenerator.id(store.left().next(), TYPE));
    }
    AtomicInteger caller = new AtomicInteger();
    long start = System.nanoTime();
    Stopwatch.together(
        callers,
        () -> {
          int mine = caller.getAndIncrement() % store.processes().size();
          LegacyClient client =
              new LegacyClient(
                  store.processes().get(mine).legacy(),
                  ServerProcess.REQUESTER,
                  "GrantQualification");
          for (String id = ids.poll(); id != null; id = ids.poll()) {
            client.grant(id);
          }
        });
    return store.grants() / ((System.nanoTime() - start) / 1e9);
  }

  private static LegacyClient client(ServerProcess server) {
    return new LegacyClient(server.legacy(), ServerProcess.REQUESTER);
  }

  private Measured measuredImport(String store) throws Exception {
    List<String> command =
        List.of(
            Measured.JAVA,
            "-jar",
            jar.toString(),
            "import",
            folder.resolve("store.xml").toString(),
            "--store",
            store);
    return Measured.run(command, Map.of(), folder.resolve("out"), folder.resolve("err"));
  }

  private ServerProcess server(String name, String store) throws Exception {
    return ServerProcess.start(
        jar,
        folder.resolve(name + ".err"),
        List.of(Measured.JAVA),
        "--snapshot-ttl=1h",
        "--store=" + store);
  }

  private void execute(String sql) throws SQLException {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setURL(jdbc());
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** {@code postgresql://user@host:port/database} as the driver takes it. */
  private String jdbc() {
    URI address = URI.create(url);
    return "jdbc:postgresql://%s:%d%s?user=%s"
        .formatted(address.getHost(), address.getPort(), address.getPath(), address.getUserInfo());
  }
}
