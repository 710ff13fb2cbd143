package org.turkbridge.local.store;

import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/**
 * Gives rows their places, which lists follow. A place is drawn from a row of its own for each
 * table, which stays locked until the transaction ends: whoever draws later commits later. So a
 * page never ends behind a row that is still to become visible, whatever the database does about
 * transactions that write at the same time. A transaction that adds to several tables draws in the
 * order tokens, types, requests, Qualifications, HIT types, HITs, assignments, ledger, bonuses,
 * messages, results and actions of reviews, and of what comes from archives HITs, assignments,
 * bonuses, blocks, reports of reviews. No place is given twice, also not of a row that was deleted.
 */
final class Places {
  private Places() {}

  /**
   * Draws places at the end of a table.
   *
   * @return the first of them; the others follow without a gap
   */
  static long draw(Handle handle, String table, int count) {
    long last =
        handle
            .createQuery(drawing(table))
            .bind("table", table)
            .bind("count", count)
            .map((row, context) -> row.getLong(1))
            .one();
    return last - count + 1;
  }

  /**
   * A statement that adds a row at the end of a table.
   *
   * @param insertion its SQL, which an expression for the place is in
   */
  static Update insertion(Session session, String table, UnaryOperator<String> insertion) {
    return session.dialect().changesInQueries()
        // One statement: others wait for the place from here to the end of the transaction.
        ? session
            .handle()
            .createUpdate(
                "WITH drawn AS ("
                    + drawing(table)
                    + ") "
                    + insertion.apply("(SELECT last FROM drawn)"))
            .bind("table", table)
            .bind("count", 1)
        : session
            .handle()
            .createUpdate(insertion.apply(":place"))
            .bind("place", draw(session.handle(), table, 1));
  }

  private static String drawing(String table) {
    // The highest of the table counts where a version that drew no places added to it.
    return "INSERT INTO place (entity, last) VALUES (:table,"
        + " (SELECT COALESCE(MAX(sequence), 0) FROM "
        + table
        + ") + :count) ON CONFLICT (entity) DO UPDATE SET last = :count + CASE"
        + " WHEN place.last > excluded.last - :count THEN place.last"
        + " ELSE excluded.last - :count END RETURNING last";
  }
}
