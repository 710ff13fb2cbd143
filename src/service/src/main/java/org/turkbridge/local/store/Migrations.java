package org.turkbridge.local.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Brings a store to the newest schema: the scripts {@code schema/1.sql}, {@code schema/2.sql} and
 * so on that it has not seen yet, in one transaction. A script is never changed once released; what
 * SQL cannot say follows it in Java, in SQL of the script's time.
 *
 * <p>Not Flyway, because two processes may open a new store at once: Flyway does not lock SQLite,
 * so that one of them failed; here the second waits for the first.
 */
final class Migrations {
  /** Marks the file as ours: "Turk" in ASCII. */
  private static final int APPLICATION_ID = 0x5475726b;

  /** The version that types can be searched since. */
  private static final int SEARCH = 4;

  private static final int ROWS = 500;

  private Migrations() {}

  static void run(Connection connection, Path file) throws SQLException {
    List<String> scripts = scripts();
    if (pragma(connection, "user_version") == scripts.size()
        && pragma(connection, "application_id") == APPLICATION_ID) {
      return;
    }
    try (Handle handle = Jdbi.open(connection)) {
      handle.useTransaction(
          transaction -> {
            int version = requireOurs(transaction.getConnection(), file, scripts.size());
            for (int next = version + 1; next <= scripts.size(); next++) {
              transaction.createScript(scripts.get(next - 1)).execute();
              if (next == SEARCH) {
                fillSearch(transaction);
              }
            }
            transaction.execute("PRAGMA application_id = " + APPLICATION_ID);
            transaction.execute("PRAGMA user_version = " + scripts.size());
          });
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
   * @throws StoreException if it is no store of Turkbridge, or of another version
   */
  static void requireNewest(Connection connection, Path file) throws SQLException {
    int newest = scripts().size();
    int version = requireOurs(connection, file, newest);
    if (version < newest) {
      throw new StoreException(
          String.format(
              "The store %s was written by an older version (its schema is %d, of this version %d), and"
                  + " cannot be brought up to date where it cannot be written: copy it into a folder"
                  + " of your own.",
              file, version, newest));
    }
  }

  private static int requireOurs(Connection connection, Path file, int newest) throws SQLException {
    int version = pragma(connection, "user_version");
    boolean marked = pragma(connection, "application_id") == APPLICATION_ID;
    if (version < 0 || (!marked && !(version == 0 && isEmpty(connection)))) {
      throw new StoreException(
          file
              + " is not a store: it is the SQLite database of another program. Name another file.");
    }
    if (version > newest) {
      throw new StoreException(
          String.format(
              "The store %s was written by a newer version (its schema is %d, this version knows %d):"
                  + " use that version, or another file.",
              file, version, newest));
    }
    return version;
  }

  private static boolean isEmpty(Connection connection) throws SQLException {
    return number(connection, "SELECT COUNT(*) FROM sqlite_master") == 0;
  }

  private static int pragma(Connection connection, String name) throws SQLException {
    return number(connection, "PRAGMA " + name);
  }

  private static int number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getInt(1);
    }
  }

  private static List<String> scripts() {
    List<String> scripts = new ArrayList<>();
    @Nullable String script = script(1);
    while (script != null) {
      scripts.add(script);
      script = script(scripts.size() + 1);
    }
    return scripts;
  }

  private static @Nullable String script(int version) {
    try (InputStream in = Migrations.class.getResourceAsStream("schema/" + version + ".sql")) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
