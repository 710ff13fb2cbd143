package org.turkbridge.local.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jdbi.v3.core.Handle;

/** The schema of a store in an SQLite file, whose header has the version and marks it as ours. */
record SqliteSchema(Path file) implements Schema {
  /** "Turk" in ASCII. */
  private static final int APPLICATION_ID = 0x5475726b;

  @Override
  public int version(Connection connection) throws SQLException {
    int version = number(connection, "PRAGMA user_version");
    boolean marked = number(connection, "PRAGMA application_id") == APPLICATION_ID;
    return marked || (version == 0 && isEmpty(connection)) ? version : FOREIGN;
  }

  private static boolean isEmpty(Connection connection) throws SQLException {
    return number(connection, "SELECT COUNT(*) FROM sqlite_master") == 0;
  }

  private static int number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getInt(1);
    }
  }

  @Override
  public void mark(Handle handle, int version) {
    handle.execute("PRAGMA application_id = " + APPLICATION_ID);
    handle.execute("PRAGMA user_version = " + version);
  }

  /** Every transaction that writes waits for the others. */
  @Override
  public void lock(Handle handle) {}

  @Override
  public Dialect dialect() {
    return Dialect.SQLITE;
  }

  @Override
  public StoreException foreign() {
    return new StoreException(
        file + " is not a store: it is the SQLite database of another program. Name another file.");
  }

  @Override
  public String name() {
    return file.toString();
  }
}
