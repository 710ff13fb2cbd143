package org.turkbridge.local.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteOpenMode;
import org.turkbridge.archive.files.OwnerOnly;

/** The SQLite file of a store: how it is opened, and what can be wrong with it. */
final class SqliteFile {
  private static final int BUSY_TIMEOUT_MILLIS = 20_000;
  private static final int PAUSE_MILLIS = 50;
  private static final int MOST_ATTEMPTS = BUSY_TIMEOUT_MILLIS / PAUSE_MILLIS;

  /** A larger write-ahead log than this is cut when it was written back. */
  private static final int LOG_LIMIT_BYTES = 64 << 20;

  /** Of links to links; as many as the system follows. */
  private static final int MOST_LINKS = 40;

  private SqliteFile() {}

  /** Connections that make the file if there is none. */
  private static SQLiteDataSource making(Path file) {
    return dataSource(file, new SQLiteConfig(), () -> true);
  }

  /** Connections to a file that is there: one that was removed must not come back empty. */
  private static SQLiteDataSource existing(Path file, BooleanSupplier isInPlace) {
    SQLiteConfig config = new SQLiteConfig();
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    return dataSource(file, config, isInPlace);
  }

  /**
   * Connections beside those that have the files open. None to another file under the same name:
   * SQLite would cut the shared memory of those that are open, which ends the process (SIGBUS).
   */
  static SQLiteDataSource further(Path file, OpenFiles files) {
    return existing(file, files::areInPlace);
  }

  /**
   * A connection that has all files of the database open.
   *
   * @throws StoreException naming the file and the remedy
   */
  static Connection keeper(Path file) {
    try {
      Connection connection = existing(file, () -> true).getConnection();
      try (Statement statement = connection.createStatement()) {
        statement.executeQuery("SELECT COUNT(*) FROM setting").close();
        return connection;
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw explained(file, e);
    }
  }

  /**
   * Connections that write nothing, not even beside the file. Where nothing beside it says that it
   * is open, or was when its process ended, it is read as one that nobody will change: only so
   * SQLite reads it where it cannot make a log.
   */
  static SQLiteDataSource readOnly(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl(url(file) + (hasLog(file) ? "" : "?immutable=1"));
    return source;
  }

  private static boolean hasLog(Path file) {
    try {
      Path real = file.toRealPath();
      Path log = beside(real, "-wal");
      return Files.exists(beside(real, "-shm"))
          || Files.exists(beside(real, "-journal"))
          || (Files.exists(log) && Files.size(log) > 0);
    } catch (IOException e) {
      return true;
    }
  }

  /** A file that SQLite has beside the one of the database. */
  static Path beside(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  /** What a user can do about a store that cannot even be read. */
  static StoreException unreadable(Path file, Exception failure) {
    SQLiteErrorCode code = SQLiteErrorCode.getErrorCode(code(failure).code & 0xff);
    boolean lacksFiles =
        hasLog(file)
            && (code == SQLiteErrorCode.SQLITE_CANTOPEN || code == SQLiteErrorCode.SQLITE_READONLY);
    return lacksFiles
        ? new StoreException(
            "The store "
                + file
                + " has a log beside it (-wal) that can only be read where its folder can be written:"
                + " copy both into a folder of your own.",
            failure)
        : explained(file, failure);
  }

  static void close(Connection keeper) {
    try {
      keeper.close();
    } catch (SQLException e) {
      throw new IllegalStateException("A store did not close cleanly", e);
    }
  }

  private static SQLiteDataSource dataSource(
      Path file, SQLiteConfig config, BooleanSupplier isInPlace) {
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
    SQLiteDataSource source =
        new SQLiteDataSource(config) {
          @Override
          public SQLiteConnection getConnection(@Nullable String user, @Nullable String password)
              throws SQLException {
            if (!isInPlace.getAsBoolean()) {
              throw new SQLException(misplaced(file).getMessage());
            }
            return super.getConnection(user, password);
          }
        };
    source.setUrl(url(file));
    return source;
  }

  /** Escaped in a URI it is the file of that name, whatever the name looks like to the driver. */
  private static String url(Path file) {
    return "jdbc:sqlite:" + file.toAbsolutePath().toUri();
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
    create(file);
    for (int attempt = 1; ; attempt++) {
      try (Connection connection = making(file).getConnection()) {
        Migrations.run(connection, new SqliteSchema(file));
        return;
      } catch (SQLException | JdbiException e) {
        if (!isBusy(e) || attempt == MOST_ATTEMPTS) {
          throw explained(file, e);
        }
      }
      pause(file);
    }
  }

  /** For its owner alone; SQLite gives the files beside it the same permissions. */
  private static void create(Path file) {
    try {
      Path target = file;
      for (int links = 0; links < MOST_LINKS && Files.isSymbolicLink(target); links++) {
        target = target.resolveSibling(Files.readSymbolicLink(target));
      }
      if (!Files.exists(target)) {
        Files.createFile(target, OwnerOnly.attributes(target));
      }
    } catch (IOException e) {
      // Another process was quicker; or the database says what is wrong with the folder.
    }
  }

  /** SQLite does not wait by itself while another turns a new file to its write-ahead log. */
  private static void pause(Path file) {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("The opening of the store " + file + " was interrupted.", e);
    }
  }

  private static boolean isBusy(Exception failure) {
    return SQLiteErrorCode.getErrorCode(code(failure).code & 0xff) == SQLiteErrorCode.SQLITE_BUSY;
  }

  /** What a user can do about files that are not where they were opened. */
  static StoreException misplaced(Path file) {
    return new StoreException(
        "The store "
            + file
            + ", or its file -wal or -shm, was removed, renamed or replaced while it was open: nothing"
            + " is written to it any more. Put the files back, or restart to go on with what is there"
            + " now.");
  }

  /** What a user can do about a failure of the database. */
  static StoreException explained(Path file, Exception failure) {
    return new StoreException("The store " + file + " " + explanation(code(failure)), failure);
  }

  private static String explanation(SQLiteErrorCode code) {
    // Extended codes carry the primary one in their low byte.
    return switch (SQLiteErrorCode.getErrorCode(code.code & 0xff)) {
      case SQLITE_NOTADB -> "cannot be opened: the file is no SQLite database. Name another file.";
      case SQLITE_CORRUPT -> "is damaged: import the archives into a new file, or restore a copy.";
      case SQLITE_BUSY, SQLITE_LOCKED ->
          "is locked by another process: end that, or try again later.";
      case SQLITE_FULL -> "cannot grow: the disk is full. Make room and try again.";
      default ->
          "cannot be read and written ("
              + code.name()
              + "): check that the disk works and has room, and that this user may write the file and"
              + " its folder.";
    };
  }

  private static SQLiteErrorCode code(Exception failure) {
    @Nullable Throwable cause = failure;
    while (cause != null) {
      if (cause instanceof SQLiteException sqlite) {
        return sqlite.getResultCode();
      }
      cause = cause.getCause();
    }
    return SQLiteErrorCode.UNKNOWN_ERROR;
  }
}
