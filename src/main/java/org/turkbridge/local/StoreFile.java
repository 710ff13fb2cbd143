package org.turkbridge.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The SQLite file of a store: how it is opened, and what can be wrong with it. */
final class StoreFile {
  private static final int BUSY_TIMEOUT_MILLIS = 20_000;

  /** A larger write-ahead log than this is cut when it was written back. */
  private static final int LOG_LIMIT_BYTES = 64 << 20;

  private StoreFile() {}

  static SQLiteDataSource dataSource(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    // FULL: an acknowledged write survives a power cut too. NORMAL would save one fsync a
    // transaction, which an import of hundreds of records a transaction does not feel.
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
    config.enforceForeignKeys(true);
    // A transaction that reads before it writes would fail at once, without waiting, if another
    // process wrote in between.
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.setJournalSizeLimit(LOG_LIMIT_BYTES);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    return source;
  }

  /**
   * Creates the file or checks it, and brings its schema up to date.
   *
   * @throws StoreException naming the file and the remedy
   */
  static void prepare(Path file) {
    if (Files.isDirectory(file)) {
      throw new StoreException("The store " + file + " is a folder: name a file in it.");
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new StoreException(
          "The store " + file + " cannot be opened: there is no folder " + folder + ". Create it.");
    }
    try (Connection connection = dataSource(file).getConnection()) {
      Migrations.run(connection, file);
    } catch (SQLiteException e) {
      throw explained(file, e);
    } catch (SQLException e) {
      throw new StoreException("The store " + file + " cannot be opened: " + e.getMessage(), e);
    }
  }

  private static StoreException explained(Path file, SQLiteException e) {
    SQLiteErrorCode code = e.getResultCode();
    // Extended codes carry the primary one in their low byte.
    if ((code.code & 0xff) == SQLiteErrorCode.SQLITE_NOTADB.code) {
      return new StoreException(
          file + " is not a store: it is no SQLite database. Name another file.", e);
    }
    if ((code.code & 0xff) == SQLiteErrorCode.SQLITE_CORRUPT.code) {
      return new StoreException(
          "The store "
              + file
              + " is damaged: import the archives into a new file, or restore a copy.",
          e);
    }
    if ((code.code & 0xff) == SQLiteErrorCode.SQLITE_BUSY.code) {
      return new StoreException(
          "The store " + file + " is locked by another process: end it or try again later.", e);
    }
    if ((code.code & 0xff) == SQLiteErrorCode.SQLITE_FULL.code) {
      return new StoreException(
          "The store " + file + " cannot grow: the disk is full. Make room and try again.", e);
    }
    return new StoreException(
        "The store "
            + file
            + " cannot be opened for writing ("
            + code.name()
            + "): check that the file and its folder may be written by this user.",
        e);
  }
}
