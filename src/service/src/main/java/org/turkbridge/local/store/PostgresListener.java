package org.turkbridge.local.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what other stores over the same database change, on a connection of its own. Whenever that
 * was lost, a change may have been missed.
 */
final class PostgresListener implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresListener.class);

  /** Notices wake it up; this is how soon it sees that it is to end. */
  private static final Duration LONGEST_WAIT = Duration.ofMillis(200);

  /** A connection that says nothing may be dead. */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);

  /** For who lists the connections of the server, behind the name of the program. */
  private static final String ROLE = " listener";

  private static final Duration PAUSE = Duration.ofMillis(200);

  private final DataSource connections;
  private final String store;
  private final String self;
  private final Consumer<StoreChange> listener;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "turkbridge-store-listener");
  private volatile boolean lost;

  /**
   * @param store the store, for a user
   * @param self the sender of this store's own notices, which are not told
   */
  PostgresListener(
      DataSource connections, String store, String self, Consumer<StoreChange> listener) {
    this.connections = connections;
    this.store = store;
    this.self = self;
    this.listener = listener;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Whether it cannot hear what is changed. */
  boolean isLost() {
    return lost;
  }

  /** The channel of the schema that a connection is in, as an SQL identifier. */
  static String channel(Statement statement) throws SQLException {
    try (var rows = statement.executeQuery("SELECT " + CHANNEL)) {
      rows.next();
      return '"' + rows.getString(1).replace("\"", "\"\"") + '"';
    }
  }

  /** In SQL; names have 63 bytes at most. */
  static final String CHANNEL = "'turkbridge_' || md5(current_schema())";

  private void run() {
    while (!isClosed(Duration.ZERO)) {
      try (Connection connection = connections.getConnection()) {
        try (Statement statement = connection.createStatement()) {
          statement.execute(
              "SELECT set_config('application_name', current_setting('application_name') || '"
                  + ROLE
                  + "', false)");
          statement.execute("LISTEN " + channel(statement));
          if (!PostgresCopyLock.tryShared(statement)) {
            throw PostgresCopyLock.written(store);
          }
        }
        // What this one changed before the connection, or an earlier process, was lost.
        tellUnknown(connection);
        lost = false;
        listener.accept(StoreChange.UNKNOWN);
        hear(connection);
      } catch (SQLException | RuntimeException e) {
        if (!lost) {
          LOG.warn(
              "What other servers change is not heard until the store is reached again: {}",
              (e instanceof StoreException ? e : PostgresFaults.explained(store, e)).getMessage());
        }
        lost = true;
      }
      if (isClosed(PAUSE)) {
        return;
      }
    }
  }

  private void tellUnknown(Connection connection) throws SQLException {
    try (PreparedStatement notice =
        connection.prepareStatement("SELECT pg_notify(" + CHANNEL + ", ?)")) {
      notice.setString(1, new ChangeNotice(self, List.of(StoreChange.UNKNOWN)).text());
      notice.execute();
    }
  }

  private void hear(Connection connection) throws SQLException {
    PGConnection notices = connection.unwrap(PGConnection.class);
    long heard = System.nanoTime();
    while (!isClosed(Duration.ZERO)) {
      @Nullable PGNotification[] arrived =
          notices.getNotifications(Math.toIntExact(LONGEST_WAIT.toMillis()));
      if (arrived != null && arrived.length > 0) {
        heard = System.nanoTime();
        for (PGNotification notice : arrived) {
          tell(ChangeNotice.of(notice.getParameter()));
        }
      } else if (System.nanoTime() - heard > LONGEST_SILENCE.toNanos()) {
        if (!connection.isValid(Math.toIntExact(LONGEST_SILENCE.toSeconds()))) {
          throw new SQLException("The connection is dead");
        }
        heard = System.nanoTime();
      }
    }
  }

  private void tell(ChangeNotice notice) {
    if (!notice.sender().equals(self)) {
      notice.changes().forEach(listener);
    }
  }

  private boolean isClosed(Duration wait) {
    try {
      return closed.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }

  @Override
  public void close() {
    closed.countDown();
    thread.interrupt();
    try {
      thread.join(LONGEST_WAIT.multipliedBy(2).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
