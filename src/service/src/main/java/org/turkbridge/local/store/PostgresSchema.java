package org.turkbridge.local.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * The schema of a store in a PostgreSQL database: the tables in the first schema of the search
 * path, one of which has the version and marks them as ours.
 *
 * @param name the store, for a user
 */
record PostgresSchema(String name) implements Schema {
  /** "Turk" in ASCII; who brings a database up to date holds the advisory lock of that number. */
  private static final int LOCK = 0x5475726b;

  static final String SETTING = "schema";

  @Override
  public int version(Connection connection) throws SQLException {
    if (text(connection, "SELECT current_schema()", "").isEmpty()) {
      throw new StoreException(
          "The store "
              + name
              + " cannot be opened: no schema of the search path is there for this user. Create"
              + " one, or name another with options=-csearch_path=NAME.");
    }
    boolean hasSettings =
        text(
                connection,
                // Whatever this user may do with it, which the information schema minds.
                "SELECT COUNT(*) FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid WHERE"
                    + " relnamespace = (SELECT oid FROM pg_namespace WHERE nspname ="
                    + " current_schema()) AND relname = 'setting' AND attname IN ('name',"
                    + " 'content') AND NOT attisdropped",
                "0")
            .equals("2");
    String version =
        hasSettings
            ? text(
                connection, "SELECT content FROM setting WHERE name = '" + SETTING + "'", "foreign")
            : "foreign";
    if (version.matches("[1-9]\\d{0,8}")) {
      return Integer.parseInt(version);
    }
    return isEmpty(connection) ? 0 : FOREIGN;
  }

  private static boolean isEmpty(Connection connection) throws SQLException {
    return text(
            connection,
            "SELECT COUNT(*) FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace ="
                + " (SELECT oid FROM pg_namespace WHERE nspname = current_schema())",
            "0")
        .equals("0");
  }

  private static String text(Connection connection, String query, String otherwise)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet rows = statement.executeQuery()) {
      String text = rows.next() ? rows.getString(1) : null;
      return text == null ? otherwise : text;
    }
  }

  /**
   * Requires that this user may change all tables.
   *
   * @throws StoreException if not
   */
  void requireWritable(Connection connection, List<String> tables) throws SQLException {
    String rights =
        Stream.of("SELECT", "INSERT", "UPDATE", "DELETE")
            .map(right -> "has_table_privilege(quote_ident(name), '" + right + "')")
            .collect(Collectors.joining(" AND "));
    String names = tables.stream().collect(Collectors.joining("', '", "'", "'"));
    if (!text(
            connection,
            "SELECT bool_and(" + rights + ") FROM unnest(ARRAY[" + names + "]) name",
            "t")
        .equals("t")) {
      throw new StoreException(
          "The store "
              + name
              + " cannot be written by this user: grant it SELECT, INSERT, UPDATE and DELETE on all"
              + " tables of the schema.");
    }
  }

  @Override
  public void lock(Handle handle) {
    handle
        .createQuery("SELECT pg_advisory_xact_lock(:lock)")
        .bind("lock", LOCK)
        .scanResultSet((rows, context) -> rows.get().next());
  }

  @Override
  public void mark(Handle handle, int version) {
    handle.execute(
        "INSERT INTO setting (name, content) VALUES (?, ?)"
            + " ON CONFLICT (name) DO UPDATE SET content = excluded.content",
        SETTING,
        String.valueOf(version));
  }

  @Override
  public Dialect dialect() {
    return Dialect.POSTGRESQL;
  }

  @Override
  public StoreException foreign() {
    return new StoreException(
        name
            + " is not a store: it has tables of another program. Name another database, or another"
            + " schema with options=-csearch_path=NAME.");
  }
}
