package org.turkbridge.local.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Brings a store to the newest schema: the scripts {@code schema/1.sql}, {@code schema/2.sql} and
 * so on that it has not seen yet, in one transaction. A script is never changed once released; what
 * SQL cannot say follows it in Java, in SQL of the script's time. What a database says in another
 * way is in its {@link Dialect#script}.
 *
 * <p>Not Flyway, because two processes may open a new store at once: Flyway does not lock SQLite,
 * so that one of them failed; here the second waits for the first.
 */
final class Migrations {
  /** The version that types can be searched since. */
  private static final int SEARCH = 4;

  private static final int ROWS = 500;

  private static final Pattern CREATED = Pattern.compile("(?m)^CREATE TABLE (\\w+)");

  private Migrations() {}

  /**
   * Brings a store to the newest schema.
   *
   * @throws StoreException if it is no store of Turkbridge, or a newer version wrote it
   */
  static void run(Connection connection, Schema schema) throws SQLException {
    List<String> scripts = scripts(schema.dialect());
    if (schema.version(connection) == scripts.size()) {
      return;
    }
    // Not closed with it: the caller goes on with the connection.
    StoreJdbi.of(connection)
        .useTransaction(
            transaction -> {
              schema.lock(transaction);
              int version = requireOurs(transaction.getConnection(), schema, scripts.size());
              for (int next = version + 1; next <= scripts.size(); next++) {
                execute(transaction.getConnection(), scripts.get(next - 1));
                if (next == SEARCH) {
                  fillSearch(transaction);
                }
              }
              schema.mark(transaction, scripts.size());
            });
  }

  /** All statements of a script: both drivers take several at once. */
  private static void execute(Connection connection, String script) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(script);
    }
  }

  /** In pieces, for a store may have any number of types. */
  private static void fillSearch(Handle handle) {
    String last = "";
    boolean isMore = true;
    while (isMore) {
      List<String[]> rows =
          handle
              .createQuery(
                  "SELECT id, name, description, keywords FROM qualification_type"
                      + " WHERE id > :last ORDER BY id LIMIT "
                      + ROWS)
              .bind("last", last)
              .map(
                  (row, context) ->
                      new String[] {
                        row.getString(1),
                        TypeSearch.text(row.getString(2), row.getString(3), row.getString(4))
                      })
              .list();
      try (PreparedBatch batch =
          handle.prepareBatch("UPDATE qualification_type SET search = ? WHERE id = ?")) {
        rows.forEach(row -> batch.add(row[1], row[0]));
        batch.execute();
      }
      isMore = rows.size() == ROWS;
      last = isMore ? rows.get(ROWS - 1)[0] : last;
    }
  }

  /**
   * Requires that a store which cannot be changed needs no change.
   *
   * @param remedy what to do about an older one
   * @throws StoreException if it is no store of Turkbridge, or of another version
   */
  static void requireNewest(Connection connection, Schema schema, String remedy)
      throws SQLException {
    int newest = scripts(schema.dialect()).size();
    int version = requireOurs(connection, schema, newest);
    if (version < newest) {
      throw new StoreException(
          String.format(
              "The store %s was written by an older version (its schema is %d, of this version %d), and"
                  + " cannot be brought up to date where it cannot be written: %s.",
              schema.name(), version, newest, remedy));
    }
  }

  private static int requireOurs(Connection connection, Schema schema, int newest)
      throws SQLException {
    int version = schema.version(connection);
    if (version < 0) {
      throw schema.foreign();
    }
    if (version > newest) {
      throw new StoreException(
          String.format(
              "The store %s was written by a newer version (its schema is %d, this version knows %d):"
                  + " use that version, or another %s.",
              schema.name(), version, newest, schema.dialect().container()));
    }
    return version;
  }

  /** All tables of the newest schema, each after those that it refers to. */
  static List<String> tables(Dialect dialect) {
    return scripts(dialect).stream()
        .flatMap(script -> CREATED.matcher(script).results())
        .map(created -> created.group(1))
        .toList();
  }

  static List<String> scripts(Dialect dialect) {
    List<String> scripts = new ArrayList<>();
    @Nullable String script = script(dialect, 1);
    while (script != null) {
      scripts.add(script);
      script = script(dialect, scripts.size() + 1);
    }
    return scripts;
  }

  private static @Nullable String script(Dialect dialect, int version) {
    @Nullable String script = resource(version + ".sql");
    return script == null ? null : dialect.script(script);
  }

  private static @Nullable String resource(String name) {
    try (InputStream in = Migrations.class.getResourceAsStream("schema/" + name)) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
