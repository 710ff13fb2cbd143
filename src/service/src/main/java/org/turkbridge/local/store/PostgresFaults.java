package org.turkbridge.local.store;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jdbi.v3.core.ConnectionException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLState;

/** What can be wrong with the PostgreSQL database of a store, and what a user can do about it. */
final class PostgresFaults {
  private static final String UNKNOWN = "";
  static final String READ_ONLY =
      "cannot be written: the server is a standby or read-only. Name the primary, or all servers"
          + " and target_session_attrs=read-write.";
  private static final String NO_ENTRY =
      "does not let this user in: check the user and the password, in PGPASSWORD, in ~/.pgpass or in"
          + " the address, and pg_hba.conf of the server.";

  /**
   * Of transactions that were undone because another came between: serialization failure, deadlock,
   * unique violation.
   */
  private static final Set<String> OVERTAKEN = Set.of("40001", "40P01", "23505");

  /** What took too long, waited too long for a lock, or was overtaken. */
  private static final Set<String> UNDONE = Set.of("57014", "55P03", "40001", "40P01");

  private PostgresFaults() {}

  /** Whether a transaction was undone for another's sake, and may succeed when it is repeated. */
  static boolean isOvertaken(Throwable failure) {
    return OVERTAKEN.contains(state(failure));
  }

  /** What a user can do about a failure of the database. */
  static StoreException explained(String store, Throwable failure) {
    return new StoreException(
        "The store " + store + " " + explanation(failure), failure, isUndone(failure));
  }

  /** Nothing was sent, or the database itself undid it. */
  private static boolean isUndone(Throwable failure) {
    return UNDONE.contains(state(failure))
        || causes(failure).anyMatch(ConnectionException.class::isInstance);
  }

  private static String explanation(Throwable failure) {
    String state = state(failure);
    return switch (state) {
      case "28P01", "28000" -> NO_ENTRY;
      case "08004" -> isOfTls(failure) ? withoutTls(failure) : NO_ENTRY;
      case "3D000" -> "is not there: create the database, such as with createdb, or name another.";
      case "42501" ->
          "cannot be used by this user: grant it CREATE and USAGE on the schema, and SELECT, INSERT,"
              + " UPDATE and DELETE on its tables; SELECT is enough to read.";
      case "25006" -> READ_ONLY;
      case "53100", "53200" ->
          "cannot grow: the server's disk or memory is full. Make room and try again.";
      case "53300" ->
          "has no connection left: raise max_connections of the server, or end other programs.";
      case "57014" -> "took too long to answer: the server may be busy. Try again.";
      case "55P03" -> "is locked by another program: end that, or try again later.";
      case "40001", "40P01" -> "is written by too many at once: try again.";
      case "54000" ->
          "cannot hold a key that is so long: PostgreSQL takes about 2,700 bytes. Shorten the id or"
              + " the name.";
      default -> general(state, failure);
    };
  }

  private static String general(String state, Throwable failure) {
    if (isOfTls(failure)) {
      return withoutTls(failure);
    }
    if (isPoolExhausted(failure)) {
      return "is used by too many calls at once: try again.";
    }
    if (isUnanswered(state, failure)) {
      return "did not answer in time: the server, or the network to it, may be busy or down. Try"
          + " again.";
    }
    if (isUnreachable(state, failure)) {
      return "cannot be reached: check that the database server runs and that the address is right,"
          + " and try again.";
    }
    return "cannot be read and written ("
        + (state.isEmpty() ? "no SQLSTATE" : "SQLSTATE " + state)
        + "): the log of the database server says why.";
  }

  /** The driver has no state for it; its message, and that of Java, has no secret. */
  private static boolean isOfTls(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLException
          || (cause instanceof SQLException
              && String.valueOf(cause.getMessage()).contains("SSL"))) {
        return true;
      }
    }
    return false;
  }

  private static String withoutTls(Throwable failure) {
    @Nullable SQLException sql = sql(failure);
    return "cannot be reached by TLS as sslmode asks ("
        + (sql == null ? failure.getMessage() : sql.getMessage())
        + "): check sslmode, sslrootcert, and whether the server has TLS.";
  }

  /** The pool waited for a connection in vain, though it could make one. */
  private static boolean isPoolExhausted(Throwable failure) {
    return sql(failure) instanceof SQLTransientConnectionException waited
        && waited.getCause() == null;
  }

  /** A connection there was. */
  private static boolean isUnanswered(String state, Throwable failure) {
    return state.equals(PSQLState.CONNECTION_FAILURE.getState())
        && causes(failure).anyMatch(SocketTimeoutException.class::isInstance);
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
  }

  private static boolean isUnreachable(String state, Throwable failure) {
    // 08 is of connections, 57P of servers that stop or start; a pool that waits has no state.
    return state.startsWith("08")
        || state.startsWith("57P")
        || (state.isEmpty() && sql(failure) instanceof SQLTransientConnectionException);
  }

  private static String state(Throwable failure) {
    @Nullable SQLException innermost = null;
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        innermost = sql;
      }
    }
    return innermost == null ? UNKNOWN : innermost.getSQLState();
  }

  private static @Nullable SQLException sql(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }
}
