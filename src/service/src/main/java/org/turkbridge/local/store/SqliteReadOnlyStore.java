package org.turkbridge.local.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.turkbridge.archive.RecordKind;
import software.amazon.awssdk.core.SdkPojo;

/** A store where nothing can be written: on a medium, or by a user, that allows no more. */
final class SqliteReadOnlyStore implements ReadableStore, Database {
  private final Path file;
  private final Handle handle;

  private SqliteReadOnlyStore(Path file, Handle handle) {
    this.file = file;
    this.handle = handle;
  }

  /**
   * Opens the store in that file, with what is in the log beside it.
   *
   * @throws StoreException if the file is no store of Turkbridge, is one of another version, or
   *     cannot be read
   */
  static SqliteReadOnlyStore open(Path file) {
    try {
      Connection connection = SqliteFile.readOnly(file).getConnection();
      try {
        Migrations.requireNewest(
            connection, new SqliteSchema(file), "copy it into a folder of your own");
        return new SqliteReadOnlyStore(file, StoreJdbi.of(connection).open());
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw SqliteFile.unreadable(file, e);
    }
  }

  @Override
  public void each(
      Set<RecordKind> kinds,
      boolean settledToo,
      Instant now,
      BiConsumer<RecordKind, SdkPojo> each) {
    StoredRecords.each(this, kinds, settledToo, now, each);
  }

  @Override
  public String name() {
    return file.toString();
  }

  @Override
  public Dialect dialect() {
    return Dialect.SQLITE;
  }

  @Override
  public RuntimeException explained(JdbiException failure) {
    return SqliteFile.unreadable(file, failure);
  }

  @Override
  public <T> T readAtOnce(Function<Handle, T> work) {
    try {
      return handle.inTransaction(work::apply);
    } catch (JdbiException e) {
      throw explained(e);
    }
  }

  @Override
  public void close() {
    handle.close();
  }
}
