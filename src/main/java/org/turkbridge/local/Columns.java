package org.turkbridge.local;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Columns that may be null, and times in two columns. */
final class Columns {
  private Columns() {}

  static @Nullable Integer integer(ResultSet row, String name) throws SQLException {
    int value = row.getInt(name);
    return row.wasNull() ? null : value;
  }

  static @Nullable Long number(ResultSet row, String name) throws SQLException {
    long value = row.getLong(name);
    return row.wasNull() ? null : value;
  }

  /**
   * The time in the columns {@code <name>_second} and {@code <name>_nano}; null if there is none.
   */
  static @Nullable Instant time(ResultSet row, String name) throws SQLException {
    long second = row.getLong(name + "_second");
    return row.wasNull() ? null : Instant.ofEpochSecond(second, row.getInt(name + "_nano"));
  }
}
