package org.turkbridge.local.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteDataSource;
import org.turkbridge.archive.RecordKind;
import software.amazon.awssdk.core.SdkPojo;

/** A store in one SQLite file. Transactions that write take turns from their beginning. */
final class SqliteStore implements Store, Database.Writable {
  /** Readers never wait in WAL mode and writers take turns: more connections only cost memory. */
  private static final int CONNECTIONS = 6;

  private static final String MISPLACED =
      "a file of the store was removed, renamed or replaced while it was open";

  private final Path file;
  private final HikariDataSource pool;

  /** Open as long as the store, so that no file of it is given up, and its identity to another. */
  private final Connection keeper;

  private final OpenFiles files;

  /** Only then is a look worth its time before a change as well as after it. */
  private volatile boolean wasMisplaced;

  private final Jdbi jdbi;
  private final PageTokens pageTokens;

  private SqliteStore(
      Path file, HikariDataSource pool, Connection keeper, OpenFiles files, SecureRandom random) {
    this.file = file;
    this.pool = pool;
    this.keeper = keeper;
    this.files = files;
    this.jdbi = StoreJdbi.of(pool);
    this.pageTokens =
        new PageTokens(
            new SettingTable(jdbi).secret("page-token-key", PageTokens.KEY_SIZE, random));
  }

  /**
   * Opens the store in that file; creates it if there is none, and brings an older one to the
   * schema of this version.
   *
   * @throws StoreException if the folder is missing or cannot be written, if the file is no store
   *     of Turkbridge, or if a newer version wrote it
   */
  static SqliteStore open(Path file) {
    return open(file, connections -> connections, new SecureRandom());
  }

  /**
   * @param difference what else there is to connections to the file
   */
  static SqliteStore open(
      Path file, Function<SQLiteDataSource, DataSource> difference, SecureRandom random) {
    SqliteFile.prepare(file);
    Connection keeper = SqliteFile.keeper(file);
    @Nullable HikariDataSource pool = null;
    try {
      OpenFiles files = new OpenFiles(file);
      HikariConfig config = new HikariConfig();
      config.setPoolName("store");
      config.setDataSource(difference.apply(SqliteFile.further(file, files)));
      config.setMaximumPoolSize(CONNECTIONS);
      config.setMinimumIdle(1);
      config.setConnectionTimeout(Duration.ofSeconds(30).toMillis());
      pool = new HikariDataSource(config);
      return new SqliteStore(file, pool, keeper, files, random);
    } catch (RuntimeException e) {
      if (pool != null) {
        pool.close();
      }
      SqliteFile.close(keeper);
      throw e instanceof StoreException ? e : SqliteFile.explained(file, e);
    }
  }

  @Override
  public Optional<String> fault() {
    return isInPlace() ? Optional.empty() : Optional.of(MISPLACED);
  }

  /** Whether its files are still where they were opened. */
  private boolean isInPlace() {
    return files.areInPlace();
  }

  @Override
  public <T> T read(Function<Tables, T> work) {
    return readAtOnce(handle -> work.apply(tables(handle, false)));
  }

  @Override
  public <T> T write(Function<Tables, T> work) {
    return changed(() -> jdbi.inTransaction(handle -> work.apply(tables(handle, true))));
  }

  private <T> T changed(Supplier<T> change) {
    if (wasMisplaced) {
      requireInPlace();
    }
    T done;
    try {
      done = change.get();
    } catch (JdbiException e) {
      throw explained(e);
    }
    // What went to a file that has lost its name must not be acknowledged.
    requireInPlace();
    return done;
  }

  private void requireInPlace() {
    wasMisplaced = !isInPlace();
    if (wasMisplaced) {
      throw SqliteFile.misplaced(file);
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

  private static Tables tables(Handle handle, boolean isWriting) {
    return new Tables(new Session(handle, Dialect.SQLITE, isWriting));
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
  public <T> T readAtOnce(Function<Handle, T> work) {
    try {
      return jdbi.withHandle(
          handle -> {
            // One by the driver would keep others from writing.
            handle.execute("BEGIN DEFERRED");
            try {
              return work.apply(handle);
            } finally {
              handle.execute("ROLLBACK");
            }
          });
    } catch (JdbiException e) {
      throw explained(e);
    }
  }

  @Override
  public <T> T writeAlone(Function<Handle, T> work) {
    return changed(() -> jdbi.inTransaction(work::apply));
  }

  /** What a user can do about a failure of the database, or that the caller has closed it. */
  @Override
  public RuntimeException explained(JdbiException failure) {
    if (pool.isClosed()) {
      return new IllegalStateException("The store " + file + " is closed", failure);
    }
    return isInPlace() ? SqliteFile.explained(file, failure) : SqliteFile.misplaced(file);
  }

  @Override
  public AutoCloseable listen(Consumer<StoreChange> listener) {
    return () -> {};
  }

  @Override
  public PageTokens pageTokens() {
    return pageTokens;
  }

  @Override
  public void close() {
    pool.close();
    SqliteFile.close(keeper);
  }
}
