package org.turkbridge.local.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import org.turkbridge.digest.Sha256;

/**
 * Copies everything in a store into an empty one, of the same kind of database or of another: every
 * row of every table as it is, so that lists, owners and the tokens of pages stay the same.
 *
 * <p>The source is read as of one moment, and may be in use. The target has all of it or, if
 * anything fails, nothing: one transaction writes it, reads it again and compares it.
 */
public final class StoreCopy {
  /** Of a statement: the driver of PostgreSQL takes no more than 65,535, SQLite half of that. */
  private static final int MOST_PARAMETERS = 4_000;

  /** Of what is held to be written together. */
  private static final long MOST_CHARACTERS = 4L << 20;

  private static final int ROWS_AT_A_TIME = 500;

  /** Has what a store keeps about itself; a store that was just made has rows in it, too. */
  private static final String SETTINGS = "setting";

  private final Database from;
  private final Database.Writable to;
  private final Progress progress;

  /**
   * @param from is closed by the caller
   * @param to is closed by the caller; whoever has it open besides must open it anew, for the
   *     tokens of its pages are others then
   */
  public StoreCopy(ReadableStore from, Store to, Progress progress) {
    this.from = (Database) from;
    this.to = (Database.Writable) to;
    this.progress = progress;
  }

  /** Is told how far a copy is. */
  @FunctionalInterface
  public interface Progress {
    /** The target is empty, and nobody else writes it until the copy has ended. */
    default void begun() {}

    /**
     * Some more rows were copied: some hundreds or fewer.
     *
     * @param rows how many, of all tables together, so far
     * @param all how many there are
     */
    void copied(long rows, long all);
  }

  /**
   * What a table has.
   *
   * @param rows how many
   * @param sha256 of all their values, in hexadecimal digits; the same in every kind of database
   */
  public record TableSum(String table, long rows, String sha256) {}

  /**
   * Copies it.
   *
   * @return of each table what both have
   * @throws StoreException if the source cannot be read, if the target cannot be written or is not
   *     empty, or if what was written is not what was read; the target is as before then
   */
  public List<TableSum> run() {
    return from.readAtOnce(
        reading ->
            to.writeAlone(
                writing -> new Run(new Side(from, reading), new Side(to, writing)).allTables()));
  }

  /** One of the two stores, in its transaction. */
  private record Side(Database database, Handle handle) {
    Dialect dialect() {
      return database.dialect();
    }

    long count(String table) {
      return attempt(
          () ->
              handle
                  .createQuery("SELECT COUNT(*) FROM " + table + condition(table))
                  .mapTo(Long.class)
                  .one());
    }

    /** Does what fails for a reason of this side. */
    <T> T attempt(Supplier<T> work) {
      try {
        return work.get();
      } catch (JdbiException e) {
        throw database.explained(e);
      }
    }
  }

  /** The version of the schema is the target's own business. */
  private static String condition(String table) {
    return table.equals(SETTINGS) ? " WHERE name <> '" + PostgresSchema.SETTING + "'" : "";
  }

  private interface RowReceiver {
    void accept(List<@Nullable Object> values);
  }

  private final class Run {
    private final Side source;
    private final Side target;
    private long all;
    private long copied;

    Run(Side source, Side target) {
      this.source = source;
      this.target = target;
    }

    List<TableSum> allTables() {
      List<String> tables = Migrations.tables(target.dialect());
      requireEmpty(tables);
      progress.begun();
      all = tables.stream().mapToLong(source::count).sum();
      target.handle().execute("DELETE FROM " + SETTINGS + condition(SETTINGS));
      List<TableSum> sums = tables.stream().map(this::copy).toList();
      for (TableSum sum : sums) {
        TableSum written = written(sum.table());
        if (!written.equals(sum)) {
          throw new StoreException(
              "The copy is not what was copied: of the table %s %s were read, %s are written. Nothing"
                      .formatted(sum.table(), told(sum), told(written))
                  + " was kept of it. Please report this.");
        }
      }
      return sums;
    }

    private void requireEmpty(List<String> tables) {
      List<String> full =
          tables.stream()
              .filter(table -> !table.equals(SETTINGS) && target.count(table) > 0)
              .map(table -> target.count(table) + " of " + table)
              .toList();
      if (!full.isEmpty()) {
        throw new StoreException(
            "The store %s is not empty (rows: %s): name one that is, or a file that is not there."
                .formatted(to.name(), String.join(", ", full)));
      }
    }

    private TableSum copy(String table) {
      List<ColumnOfTable> columns = columns(table);
      Sum sum = new Sum(table);
      Insertion insertion = new Insertion(table, columns);
      each(
          source,
          columns,
          table,
          values -> {
            sum.add(values);
            insertion.add(values);
          });
      insertion.finish();
      return sum.total();
    }

    private TableSum written(String table) {
      Sum sum = new Sum(table);
      each(target, columns(table), table, sum::add);
      return sum.total();
    }

    private List<ColumnOfTable> columns(String table) {
      return target
          .handle()
          .createQuery("SELECT * FROM " + table + " WHERE 1 = 0")
          .scanResultSet(
              (rows, context) -> {
                try (context) {
                  return columns(rows.get().getMetaData());
                }
              });
    }

    private List<ColumnOfTable> columns(ResultSetMetaData table) throws SQLException {
      List<ColumnOfTable> columns = new ArrayList<>();
      for (int column = 1; column <= table.getColumnCount(); column++) {
        columns.add(
            new ColumnOfTable(
                table.getColumnName(column), ValueForm.of(table.getColumnTypeName(column))));
      }
      return columns;
    }

    private void each(Side side, List<ColumnOfTable> columns, String table, RowReceiver receiver) {
      String names = columns.stream().map(ColumnOfTable::name).collect(Collectors.joining(", "));
      // A table without a place has a key of one column first.
      String order =
          columns.stream().anyMatch(column -> column.name().equals(Entity.SEQUENCE))
              ? Entity.SEQUENCE
              : columns.get(0).name();
      Query query =
          side.handle()
              .createQuery(
                  "SELECT " + names + " FROM " + table + condition(table) + " ORDER BY " + order)
              .setFetchSize(ROWS_AT_A_TIME);
      side.attempt(
          () ->
              query.scanResultSet(
                  (rows, context) -> {
                    try (context) {
                      ResultSet row = rows.get();
                      while (row.next()) {
                        receiver.accept(values(row, columns, side.dialect()));
                      }
                      return true;
                    }
                  }));
    }

    private static List<@Nullable Object> values(
        ResultSet row, List<ColumnOfTable> columns, Dialect dialect) throws SQLException {
      List<@Nullable Object> values = new ArrayList<>(columns.size());
      for (ColumnOfTable column : columns) {
        values.add(column.form().read(row, values.size() + 1, dialect));
      }
      return values;
    }

    private String told(TableSum sum) {
      return sum.rows() + " rows with the checksum " + sum.sha256();
    }

    /** Inserts rows, many with one statement. */
    private final class Insertion {
      private final String table;
      private final List<ColumnOfTable> columns;
      private final int mostRows;
      private final List<List<@Nullable Object>> waiting = new ArrayList<>();
      private long characters;

      Insertion(String table, List<ColumnOfTable> columns) {
        this.table = table;
        this.columns = columns;
        this.mostRows = MOST_PARAMETERS / columns.size();
      }

      void add(List<@Nullable Object> values) {
        waiting.add(values);
        for (Object value : values) {
          characters += value instanceof String text ? text.length() : 0;
        }
        if (waiting.size() == mostRows || characters > MOST_CHARACTERS) {
          finish();
        }
      }

      void finish() {
        if (waiting.isEmpty()) {
          return;
        }
        String row =
            Collections.nCopies(columns.size(), "?").stream()
                .collect(Collectors.joining(", ", "(", ")"));
        try (Update insert =
            target
                .handle()
                .createUpdate(
                    "INSERT INTO "
                        + table
                        + columns.stream()
                            .map(ColumnOfTable::name)
                            .collect(Collectors.joining(", ", " (", ") VALUES "))
                        + String.join(", ", Collections.nCopies(waiting.size(), row)))) {
          int position = 0;
          for (List<@Nullable Object> values : waiting) {
            for (int column = 0; column < columns.size(); column++) {
              columns
                  .get(column)
                  .form()
                  .bind(insert, position++, values.get(column), target.dialect());
            }
          }
          target.attempt(insert::execute);
        }
        copied += waiting.size();
        progress.copied(copied, all);
        waiting.clear();
        characters = 0;
      }
    }
  }

  private record ColumnOfTable(String name, ValueForm form) {}

  /** How both databases hold a value. */
  private enum ValueForm {
    TEXT {
      @Override
      @Nullable Object read(ResultSet row, int index, Dialect dialect) throws SQLException {
        return dialect.read(row.getString(index));
      }

      @Override
      void bind(Update insert, int position, @Nullable Object value, Dialect dialect) {
        insert.bindBySqlType(
            position, value == null ? null : dialect.stored((String) value), Types.VARCHAR);
      }
    },
    NUMBER {
      @Override
      @Nullable Object read(ResultSet row, int index, Dialect dialect) throws SQLException {
        long value = row.getLong(index);
        return row.wasNull() ? null : value;
      }

      @Override
      void bind(Update insert, int position, @Nullable Object value, Dialect dialect) {
        insert.bindBySqlType(position, value, Types.BIGINT);
      }
    },
    FLAG {
      @Override
      @Nullable Object read(ResultSet row, int index, Dialect dialect) throws SQLException {
        boolean value = row.getBoolean(index);
        return row.wasNull() ? null : value;
      }

      @Override
      void bind(Update insert, int position, @Nullable Object value, Dialect dialect) {
        insert.bindBySqlType(position, value, Types.BOOLEAN);
      }
    };

    abstract @Nullable Object read(ResultSet row, int index, Dialect dialect) throws SQLException;

    abstract void bind(Update insert, int position, @Nullable Object value, Dialect dialect);

    /** That of a type as a schema names it, or as the database calls it. */
    static ValueForm of(String type) {
      String lower = type.toLowerCase(Locale.ROOT);
      if (lower.contains("char") || lower.equals("text")) {
        return TEXT;
      }
      if (lower.contains("int")) {
        return NUMBER;
      }
      if (lower.startsWith("bool")) {
        return FLAG;
      }
      throw new IllegalArgumentException("No copy of a column of the type " + type);
    }
  }

  /** The checksum of a table, row by row. */
  private static final class Sum {
    private final String table;
    private final MessageDigest digest = Sha256.digest();
    private long rows;

    Sum(String table) {
      this.table = table;
    }

    void add(List<@Nullable Object> values) {
      rows++;
      for (Object value : values) {
        // Each with its length, so that two values are never taken for two others.
        byte[] text = value == null ? new byte[0] : bytes(value);
        digest.update(bytes((value == null ? "null" : text.length) + ":"));
        digest.update(text);
      }
    }

    private static byte[] bytes(Object value) {
      return value.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** To be asked once. */
    TableSum total() {
      return new TableSum(table, rows, HexFormat.of().formatHex(digest.digest()));
    }
  }
}
