package org.turkbridge.local.store;

import com.zaxxer.hikari.HikariDataSource;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turkbridge.archive.RecordKind;
import software.amazon.awssdk.core.SdkPojo;

/**
 * A store in a PostgreSQL database, which several servers may have open. What is read is as of one
 * moment. Its transactions that write see what was committed when each statement began, and lock
 * the rows that they read by a key; those that were undone because another came between are
 * repeated.
 */
final class PostgresStore implements Store, Database.Writable {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresStore.class);

  private static final int WRITING_CONNECTIONS = 10;

  /**
   * Apart from the others: a connection is of one isolation, which it takes the server another
   * question to change.
   */
  private static final int READING_CONNECTIONS = 5;

  /** Calls fail after that if the database is away, or all connections are in use. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private static final Duration LONGEST_CONNECTING = Duration.ofSeconds(5);
  private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(20);

  /** Of the answer that a statement took too long. */
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(5);

  /** A server that is gone must not keep others from what it had locked. */
  private static final Duration LONGEST_PAUSE_IN_TRANSACTION = Duration.ofSeconds(60);

  /** Of a transaction that others always come between. */
  private static final int MOST_ATTEMPTS = 12;

  private static final int LONGEST_PAUSE_MILLIS = 20;

  /** Of what a page may hold at a time besides what is counted. */
  private static final int ROWS_AT_A_TIME = 50;

  private final PostgresAddress address;
  private final DataSource connections;
  private final HikariDataSource writing;
  private final HikariDataSource reading;
  private final Jdbi writer;
  private final Jdbi reader;
  private final RandomGenerator random;

  /** Known to nobody else, so that it knows its own notices. */
  private final String name;

  /** Whether a notice of it was lost. */
  private final AtomicBoolean untold = new AtomicBoolean();

  private final @Nullable PageTokens pageTokens;
  private volatile @Nullable PostgresListener listener;

  private PostgresStore(
      PostgresAddress address,
      DataSource connections,
      HikariDataSource writing,
      HikariDataSource reading,
      SecureRandom random,
      boolean isWriting) {
    this.address = address;
    this.connections = connections;
    this.writing = writing;
    this.reading = reading;
    this.random = random;
    this.name = Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
    this.writer = StoreJdbi.of(writing);
    this.reader = StoreJdbi.of(reading);
    this.pageTokens =
        isWriting
            ? new PageTokens(writer.inTransaction(transaction -> pageTokenKey(transaction, random)))
            : null;
  }

  private byte[] pageTokenKey(Handle transaction, SecureRandom random) {
    PostgresCopyLock.share(transaction, address.toString());
    return new SettingTable(writer).secret("page-token-key", PageTokens.KEY_SIZE, random);
  }

  /**
   * Opens the store in that database; creates its tables if there are none, and brings older ones
   * to the schema of this version.
   *
   * @throws StoreException if the database cannot be reached or written, has tables of another
   *     program, or those of a newer version
   */
  static PostgresStore open(PostgresAddress address, SecureRandom random) {
    return opened(address, random, prepare(address, true), true);
  }

  /**
   * Opens the store in that database, which must be there. Tables that this user cannot write are
   * left as they are.
   *
   * @throws StoreException if the database cannot be reached, holds no store, or one of another
   *     version
   */
  static PostgresStore openToRead(PostgresAddress address) {
    return opened(address, new SecureRandom(), prepare(address, false), false);
  }

  /** Brings the schema up to date; gives how long an answer may take. */
  private static Duration prepare(PostgresAddress address, boolean isWriting) {
    PostgresSchema schema = new PostgresSchema(address.toString());
    try (Connection connection =
        address.connections(properties(address, Duration.ZERO)).getConnection()) {
      Duration longestAnswer = longestAnswer(connection);
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET statement_timeout = 0");
      }
      // Another one would see what was there before it waited for who makes the tables.
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      boolean isReadOnly = connection.isReadOnly() || isStandby(connection);
      if (isWriting && isReadOnly) {
        throw new StoreException("The store " + address + " " + PostgresFaults.READ_ONLY);
      }
      if (!isWriting && schema.version(connection) == 0) {
        throw new StoreException(
            "There is no store in " + address + ": serve or import makes one.");
      }
      if (isReadOnly) {
        Migrations.requireNewest(connection, schema, "name the primary server");
      } else {
        Migrations.run(connection, schema);
      }
      if (isWriting) {
        schema.requireWritable(connection, Migrations.tables(Dialect.POSTGRESQL));
      }
      return longestAnswer;
    } catch (SQLException | JdbiException e) {
      throw PostgresFaults.explained(address.toString(), e);
    }
  }

  /**
   * What the server gives a statement, in whatever way that was set, and a little; zero for any.
   */
  private static Duration longestAnswer(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT setting FROM pg_settings WHERE name = 'statement_timeout'")) {
      Duration longest = Duration.ofMillis(rows.next() ? rows.getLong(1) : 0);
      return longest.isZero() ? Duration.ZERO : longest.plus(LONGEST_DELAY);
    }
  }

  private static boolean isStandby(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SHOW transaction_read_only")) {
      return rows.next() && rows.getString(1).equals("on");
    }
  }

  /**
   * What every connection has.
   *
   * @param longestAnswer zero for any
   */
  private static Map<String, String> properties(PostgresAddress address, Duration longestAnswer) {
    Map<String, String> properties = new HashMap<>();
    // What the address says comes last, and counts.
    properties.put(
        "options",
        "-c statement_timeout=%d -c idle_in_transaction_session_timeout=%d %s"
            .formatted(
                LONGEST_STATEMENT.toMillis(),
                LONGEST_PAUSE_IN_TRANSACTION.toMillis(),
                address.property("options"))
            .strip());
    properties.put("reWriteBatchedInserts", "true");
    // What workers wrote must not come into a log with an error.
    properties.put("logServerErrorDetail", "false");
    properties.put("tcpKeepAlive", "true");
    Map.of(
            "ApplicationName",
            "turkbridge",
            "connectTimeout",
            seconds(LONGEST_CONNECTING),
            "loginTimeout",
            seconds(LONGEST_CONNECTING),
            "socketTimeout",
            seconds(longestAnswer),
            "defaultRowFetchSize",
            String.valueOf(ROWS_AT_A_TIME))
        .forEach(
            (name, value) -> {
              if (address.property(name).isEmpty()) {
                properties.put(name, value);
              }
            });
    return properties;
  }

  /** Rounded up. */
  private static String seconds(Duration duration) {
    return String.valueOf(duration.plusMillis(999).toSeconds());
  }

  private static PostgresStore opened(
      PostgresAddress address, SecureRandom random, Duration longestAnswer, boolean isWriting) {
    PGSimpleDataSource connections = address.connections(properties(address, longestAnswer));
    HikariDataSource writing =
        pool(connections, WRITING_CONNECTIONS, TransactionIsolationLevel.READ_COMMITTED);
    HikariDataSource reading =
        pool(connections, READING_CONNECTIONS, TransactionIsolationLevel.REPEATABLE_READ);
    reading.setReadOnly(true);
    try {
      return new PostgresStore(address, connections, writing, reading, random, isWriting);
    } catch (RuntimeException e) {
      writing.close();
      reading.close();
      throw e instanceof StoreException ? e : PostgresFaults.explained(address.toString(), e);
    }
  }

  /** It connects when it is first asked for a connection. */
  private static HikariDataSource pool(
      DataSource connections, int most, TransactionIsolationLevel isolation) {
    HikariDataSource pool = new HikariDataSource();
    pool.setPoolName("store");
    pool.setDataSource(connections);
    pool.setMaximumPoolSize(most);
    pool.setMinimumIdle(1);
    pool.setConnectionTimeout(LONGEST_WAIT.toMillis());
    pool.setTransactionIsolation("TRANSACTION_" + isolation);
    // The database may be away at that moment.
    pool.setInitializationFailTimeout(-1);
    return pool;
  }

  /** After that a call is given up whose connection says nothing; zero if it never is. */
  Duration longestAnswer() {
    try (Connection connection = reading.getConnection()) {
      return Duration.ofMillis(connection.getNetworkTimeout());
    } catch (SQLException e) {
      throw PostgresFaults.explained(address.toString(), e);
    }
  }

  @Override
  public Optional<String> fault() {
    @Nullable PostgresListener listening = listener;
    return listening != null && listening.isLost()
        ? Optional.of("the database of the store cannot be reached")
        : Optional.empty();
  }

  @Override
  public <T> T read(Function<Tables, T> work) {
    try {
      // In a transaction, so that rows come a few at a time.
      return reader.inTransaction(handle -> work.apply(tables(handle)));
    } catch (JdbiException e) {
      throw explained(e);
    }
  }

  @Override
  public <T> T write(Function<Tables, T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return writer.withHandle(handle -> write(handle, work));
      } catch (JdbiException e) {
        if (attempt == MOST_ATTEMPTS || !PostgresFaults.isOvertaken(e)) {
          throw explained(e);
        }
      }
      pause(attempt);
    }
  }

  private <T> T write(Handle handle, Function<Tables, T> work) {
    Set<StoreChange> changes = new LinkedHashSet<>();
    T done =
        handle.inTransaction(
            transaction -> work.apply(new Tables(session(transaction, true, changes::add))));
    if (!changes.isEmpty()) {
      notify(handle, changes);
    }
    return done;
  }

  /** After the transaction, where nobody waits for what that had locked. */
  private void notify(Handle handle, Set<StoreChange> changes) {
    try {
      if (untold.getAndSet(false)) {
        changes.add(StoreChange.UNKNOWN);
      }
      handle
          .createQuery("SELECT pg_notify(" + PostgresListener.CHANNEL + ", :notice)")
          .bind("notice", new ChangeNotice(name, changes).text())
          .scanResultSet((rows, context) -> rows.get().next());
    } catch (JdbiException e) {
      untold.set(true);
      // It is done all the same. Others see it when they next read page 1.
      LOG.warn("A change was not told to other servers: {}", explained(e).getMessage());
    }
  }

  @Override
  public AutoCloseable listen(Consumer<StoreChange> changes) {
    PostgresListener listening =
        new PostgresListener(connections, address.toString(), name, changes);
    listening.start();
    this.listener = listening;
    return listening;
  }

  /** Those that overtook each other do not do so again. */
  private void pause(int attempt) {
    try {
      Thread.sleep(random.nextInt(attempt * LONGEST_PAUSE_MILLIS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("A change of the store " + address + " was interrupted.", e);
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

  private static Tables tables(Handle handle) {
    return new Tables(session(handle, false, change -> {}));
  }

  private static Session session(Handle handle, boolean isWriting, Consumer<StoreChange> changes) {
    return new Session(handle, Dialect.POSTGRESQL, isWriting, changes);
  }

  @Override
  public String name() {
    return address.toString();
  }

  @Override
  public Dialect dialect() {
    return Dialect.POSTGRESQL;
  }

  @Override
  public <T> T readAtOnce(Function<Handle, T> work) {
    try {
      return withoutLimits(reader, work);
    } catch (JdbiException e) {
      throw explained(e);
    }
  }

  @Override
  public <T> T writeAlone(Function<Handle, T> work) {
    try {
      return withoutLimits(
          writer,
          handle -> {
            PostgresCopyLock.takeAlone(handle, address.toString());
            handle.execute("SET LOCAL lock_timeout = " + LONGEST_STATEMENT.toMillis());
            handle.execute(
                "LOCK TABLE "
                    + String.join(", ", Migrations.tables(Dialect.POSTGRESQL))
                    + " IN EXCLUSIVE MODE");
            handle.execute("SET LOCAL lock_timeout = 0");
            T done = work.apply(handle);
            notify(handle, new LinkedHashSet<>(Set.of(StoreChange.UNKNOWN)));
            return done;
          });
    } catch (JdbiException e) {
      throw explained(e);
    }
  }

  /** One transaction that may take any time, its end too. */
  private <T> T withoutLimits(Jdbi jdbi, Function<Handle, T> work) {
    try (Handle handle = jdbi.open()) {
      Connection connection = handle.getConnection();
      // The pool undoes this when it gets the connection back.
      connection.setNetworkTimeout(Runnable::run, 0);
      return handle.inTransaction(
          transaction -> {
            transaction.execute("SET LOCAL statement_timeout = 0");
            transaction.execute("SET LOCAL idle_in_transaction_session_timeout = 0");
            return work.apply(transaction);
          });
    } catch (SQLException e) {
      throw PostgresFaults.explained(address.toString(), e);
    }
  }

  /** What a user can do about a failure of the database, or that the caller has closed it. */
  @Override
  public RuntimeException explained(JdbiException failure) {
    return reading.isClosed()
        ? new IllegalStateException("The store " + address + " is closed", failure)
        : PostgresFaults.explained(address.toString(), failure);
  }

  @Override
  public PageTokens pageTokens() {
    if (pageTokens == null) {
      throw new IllegalStateException("The store " + address + " is open for reading alone");
    }
    return pageTokens;
  }

  @Override
  public void close() {
    writing.close();
    reading.close();
  }
}
