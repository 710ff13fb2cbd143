package org.turkbridge.local;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/**
 * The durable state of the embedded service: one SQLite file. Several threads and several processes
 * may have it open at once.
 */
public final class Store implements AutoCloseable {
  /** Readers never wait in WAL mode and writers take turns: more connections only cost memory. */
  private static final int CONNECTIONS = 6;

  private final Path file;
  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final QualificationRequestMerge merge;
  private final QualificationTypeMerge typeMerge;
  private final QualificationMerge qualificationMerge;
  private final PageTokens pageTokens;

  private Store(Path file, HikariDataSource pool, SecureRandom random) {
    this.file = file;
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
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
    return open(file, new SecureRandom());
  }

  static Store open(Path file, SecureRandom random) {
    StoreFile.prepare(file);
    HikariConfig config = new HikariConfig();
    config.setPoolName("store");
    config.setDataSource(StoreFile.dataSource(file));
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(Duration.ofSeconds(30).toMillis());
    HikariDataSource pool = new HikariDataSource(config);
    try {
      return new Store(file, pool, random);
    } catch (RuntimeException e) {
      pool.close();
      throw StoreFile.explained(file, e);
    }
  }

  /** Reads; each statement sees what was committed when it began. */
  <T> T read(Function<Tables, T> work) {
    return jdbi.withHandle(handle -> work.apply(new Tables(handle)));
  }

  /**
   * Reads and writes in one transaction, which nobody else's writes come between. It is undone
   * whole if the work ends in an exception, and durable once this returns.
   */
  <T> T write(Function<Tables, T> work) {
    return jdbi.inTransaction(handle -> work.apply(new Tables(handle)));
  }

  /**
   * Merges archived requests in one transaction.
   *
   * @return what became of each, in their order
   * @throws StoreException if they cannot be written: the store is as it was before
   */
  List<Merged> merge(List<Arrival> arrivals) {
    try {
      return merge.merge(arrivals);
    } catch (JdbiException e) {
      throw explained(e);
    }
  }

  /**
   * Merges archived QualificationTypes in one transaction.
   *
   * @return what became of each, in their order
   * @throws StoreException if they cannot be written: the store is as it was before
   */
  List<EntityMerged> mergeTypes(List<TypeArrival> arrivals) {
    try {
      return typeMerge.merge(arrivals);
    } catch (JdbiException e) {
      throw explained(e);
    }
  }

  /**
   * Merges archived Qualifications in one transaction.
   *
   * @return what became of each, in their order
   * @throws StoreException if they cannot be written: the store is as it was before
   */
  List<EntityMerged> mergeQualifications(List<QualificationArrival> arrivals) {
    try {
      return qualificationMerge.merge(arrivals);
    } catch (JdbiException e) {
      throw explained(e);
    }
  }

  /**
   * Gives every request, whoever owns it, in the order they came in and as of one moment.
   *
   * @param settledToo also those that were granted or rejected; else what is pending
   * @throws StoreException if the store cannot be read
   */
  public void eachQualificationRequest(boolean settledToo, Consumer<QualificationRequest> each) {
    try {
      jdbi.useHandle(handle -> new Tables(handle).requests().all(settledToo, each));
    } catch (JdbiException e) {
      throw StoreFile.explained(file, e);
    }
  }

  /** What a user can do about a failure of the database. */
  StoreException explained(JdbiException failure) {
    return StoreFile.explained(file, failure);
  }

  PageTokens pageTokens() {
    return pageTokens;
  }

  /** Closes the file; what was acknowledged is in it. */
  @Override
  public void close() {
    pool.close();
  }
}
