package org.turkbridge.local;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/**
 * The durable state of the embedded service: one SQLite file. Several threads and several processes
 * may have it open at once.
 */
public final class Store implements ReadableStore {
  /** Readers never wait in WAL mode and writers take turns: more connections only cost memory. */
  private static final int CONNECTIONS = 6;

  private final Path file;
  private final HikariDataSource pool;

  /** Open as long as the store, so that no file of it is given up, and its identity to another. */
  private final Connection keeper;

  private final OpenFiles files;

  /** Only then is a look worth its time before a change as well as after it. */
  private volatile boolean wasMisplaced;

  private final Jdbi jdbi;
  private final QualificationRequestMerge merge;
  private final QualificationTypeMerge typeMerge;
  private final QualificationMerge qualificationMerge;
  private final PageTokens pageTokens;

  private Store(Path file, HikariDataSource pool, Connection keeper, SecureRandom random) {
    this.file = file;
    this.pool = pool;
    this.keeper = keeper;
    this.files = new OpenFiles(file);
    this.jdbi = Jdbi.create(pool);
    // Errors go to the log; what a caller put into a statement does not.
    jdbi.getConfig(StatementExceptions.class)
        .setMessageRendering(StatementExceptions.MessageRendering.NONE);
    this.merge = new QualificationRequestMerge(jdbi);
    this.typeMerge = new QualificationTypeMerge(jdbi);
    this.qualificationMerge = new QualificationMerge(jdbi);
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
  public static Store open(Path file) {
    return open(file, StoreFile.existing(file), new SecureRandom());
  }

  /**
   * @param connections to the file, which is made first if it is not there
   */
  static Store open(Path file, DataSource connections, SecureRandom random) {
    StoreFile.prepare(file);
    Connection keeper = StoreFile.keeper(file);
    HikariConfig config = new HikariConfig();
    config.setPoolName("store");
    config.setDataSource(connections);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(Duration.ofSeconds(30).toMillis());
    @Nullable HikariDataSource pool = null;
    try {
      pool = new HikariDataSource(config);
      return new Store(file, pool, keeper, random);
    } catch (RuntimeException e) {
      if (pool != null) {
        pool.close();
      }
      StoreFile.close(keeper);
      throw e instanceof StoreException ? e : StoreFile.explained(file, e);
    }
  }

  /** Whether the files that are open are still where they were opened. */
  public boolean isInPlace() {
    return files.areInPlace();
  }

  /**
   * Reads; each statement sees what was committed when it began.
   *
   * @throws StoreException if the store cannot be read
   */
  <T> T read(Function<Tables, T> work) {
    try {
      return jdbi.withHandle(handle -> work.apply(new Tables(handle)));
    } catch (JdbiException e) {
      throw explained(e);
    }
  }

  /**
   * Reads and writes in one transaction, which nobody else's writes come between. It is undone
   * whole if the work ends in an exception, and durable once this returns.
   *
   * @throws StoreException if it cannot be written, or nobody would find what was written
   */
  <T> T write(Function<Tables, T> work) {
    return changed(() -> jdbi.inTransaction(handle -> work.apply(new Tables(handle))));
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
      throw StoreFile.misplaced(file);
    }
  }

  /**
   * Merges archived requests in one transaction.
   *
   * @return what became of each, in their order
   * @throws StoreException if they cannot be written: the store is as it was before
   */
  List<Merged> merge(List<Arrival> arrivals) {
    return changed(() -> merge.merge(arrivals));
  }

  /**
   * Merges archived QualificationTypes in one transaction.
   *
   * @return what became of each, in their order
   * @throws StoreException if they cannot be written: the store is as it was before
   */
  List<EntityMerged> mergeTypes(List<TypeArrival> arrivals) {
    return changed(() -> typeMerge.merge(arrivals));
  }

  /**
   * Merges archived Qualifications in one transaction.
   *
   * @return what became of each, in their order
   * @throws StoreException if they cannot be written: the store is as it was before
   */
  List<EntityMerged> mergeQualifications(List<QualificationArrival> arrivals) {
    return changed(() -> qualificationMerge.merge(arrivals));
  }

  @Override
  public void eachQualificationRequest(boolean settledToo, Consumer<QualificationRequest> each) {
    try {
      jdbi.useHandle(handle -> new Tables(handle).requests().all(settledToo, each));
    } catch (JdbiException e) {
      throw explained(e);
    }
  }

  /** What a user can do about a failure of the database, or that the caller has closed it. */
  private RuntimeException explained(JdbiException failure) {
    if (pool.isClosed()) {
      return new IllegalStateException("The store " + file + " is closed", failure);
    }
    return isInPlace() ? StoreFile.explained(file, failure) : StoreFile.misplaced(file);
  }

  PageTokens pageTokens() {
    return pageTokens;
  }

  /** Closes the file; what was acknowledged is in it. */
  @Override
  public void close() {
    pool.close();
    StoreFile.close(keeper);
  }
}
