package org.turkbridge.local.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jdbi.v3.core.Handle;

/**
 * An advisory lock of a schema, shared by those who have its store open for a long time: a copy
 * into it, which replaces the key of page tokens, has it alone.
 */
final class PostgresCopyLock {
  /** "Turk" in ASCII, then the schema. */
  private static final String KEY =
      "(" + 0x5475726b + ", ('x' || substr(md5(current_schema()), 1, 8))::bit(32)::int)";

  private PostgresCopyLock() {}

  /** Shares it until the connection ends; false while somebody has it alone. */
  static boolean tryShared(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery("SELECT pg_try_advisory_lock_shared" + KEY)) {
      return rows.next() && rows.getBoolean(1);
    }
  }

  /**
   * Has it alone until the transaction ends.
   *
   * @throws StoreException if somebody shares it
   */
  static void takeAlone(Handle transaction, String store) {
    if (!isTaken(transaction, "pg_try_advisory_xact_lock")) {
      throw new StoreException(
          "The store " + store + " cannot be copied into: a server has it open. Stop it.");
    }
  }

  /**
   * Shares it until the transaction ends.
   *
   * @throws StoreException if somebody has it alone
   */
  static void share(Handle transaction, String store) {
    if (!isTaken(transaction, "pg_try_advisory_xact_lock_shared")) {
      throw written(store);
    }
  }

  private static boolean isTaken(Handle transaction, String function) {
    return transaction.createQuery("SELECT " + function + KEY).mapTo(Boolean.class).one();
  }

  /** It is being copied into. */
  static StoreException written(String store) {
    return new StoreException(
        "The store " + store + " is being copied into: start again when the copy is done.");
  }
}
