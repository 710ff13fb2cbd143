package org.turkbridge.local.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import org.turkbridge.Await;

/** A PostgreSQL server for all tests of a JVM, which ends with it. */
public final class PostgresServer {
  private static final String USER = "postgres";

  private PostgresServer() {}

  /** Made when it is first asked for. */
  private static final class Running {
    private static final EmbeddedPostgres SERVER = start();
    private static final LentSchemas LENT = new LentSchemas();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(Path.of("target", "postgresql").toFile())
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * The URL of a database.
   *
   * @param more parameters, such as {@code ?sslmode=disable}; may be empty
   */
  public static String url(String database, String more) {
    return "postgresql://%s@localhost:%d/%s%s".formatted(USER, port(), database, more);
  }

  public static int port() {
    return Running.SERVER.getPort();
  }

  /** The URL of a store in a new schema. */
  public static String newStore() {
    return storeUrl(newSchema());
  }

  static String newSchema() {
    String schema = "s" + UUID.randomUUID().toString().replace("-", "");
    execute("CREATE SCHEMA " + schema);
    return schema;
  }

  /** The URL of the store that a test names by a file; see {@link LentSchemas}. */
  static String lentStore(Path file) {
    return Running.LENT.url(file);
  }

  static String storeUrl(String schema) {
    return url(USER, "?options=-csearch_path%3D" + schema);
  }

  /** The URL, without the password, of a store in a new schema of a new user who needs it. */
  public static synchronized String newStoreOf(String user, String password) {
    execute("CREATE ROLE " + user + " LOGIN PASSWORD '" + password + "'");
    execute("CREATE SCHEMA AUTHORIZATION " + user);
    Path rules = Path.of(text("SHOW hba_file"));
    try {
      Files.writeString(
          rules, "host all " + user + " all scram-sha-256\n" + Files.readString(rules));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    execute("SELECT pg_reload_conf()");
    return storeUrl(user).replace(USER + "@", user + "@");
  }

  /** Has connections encrypted that ask for it, from the next one on. */
  public static void startTls(String certificate, String key) throws IOException {
    Path folder = Path.of(text("SHOW data_directory"));
    Files.writeString(folder.resolve("server.crt"), certificate);
    Files.writeString(folder.resolve("server.key"), key);
    Files.setPosixFilePermissions(
        folder.resolve("server.key"), PosixFilePermissions.fromString("rw-------"));
    execute("ALTER SYSTEM SET ssl = on");
    execute("SELECT pg_reload_conf()");
  }

  public static void endTls() {
    execute("ALTER SYSTEM RESET ssl");
    execute("SELECT pg_reload_conf()");
  }

  /** The URL of a new, empty database. */
  public static String newDatabase() {
    String name = "d" + UUID.randomUUID().toString().replace("-", "");
    execute("CREATE DATABASE " + name);
    return url(name, "");
  }

  public static void execute(String sql) {
    execute(url(USER, ""), sql);
  }

  /** Runs SQL in the database of that URL, as another program may. */
  public static void execute(String url, String sql) {
    try (Connection connection = connection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static String text(String query) {
    return text(url(USER, ""), query);
  }

  /** The first column of the first row. */
  public static String text(String url, String query) {
    try (Connection connection = connection(url);
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "";
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Keeps a table from everybody else until it is closed. */
  public static Lock lock(String url, String table) throws SQLException {
    Connection connection = connection(url);
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
    }
    return new Lock(connection, url, table);
  }

  /** A table that is locked. */
  public record Lock(Connection connection, String url, String table) implements AutoCloseable {
    /** Until somebody waits for the table. */
    public void awaitWaiting() {
      String isAwaited =
          "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE NOT granted AND relation = '"
              + table
              + "'::regclass)";
      Await.until(() -> text(url, isAwaited).equals("t"));
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }

  static Connection connection(String url) throws SQLException {
    return PostgresUrl.parse(url, Map.of()).connections(Map.of()).getConnection();
  }
}
