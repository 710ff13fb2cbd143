package org.turkbridge.local.store;

import org.jdbi.v3.core.Handle;

/**
 * Gives rows their places, which lists follow. A place is drawn from a row of its own for each
 * table, which stays locked until the transaction ends: whoever draws later commits later. So a
 * page never ends behind a row that is still to become visible, whatever the database does about
 * transactions that write at the same time. A transaction that adds to several tables draws in the
 * order tokens, types, requests, Qualifications, HIT types, HITs, assignments, ledger, results and
 * actions of reviews. No place is given twice, also not of a row that was deleted.
 */
final class Places {
  private Places() {}

  /**
   * Draws places at the end of a table.
   *
   * @return the first of them; the others follow without a gap
   */
  static long draw(Handle handle, String table, int count) {
    // The highest of the table counts where a version that drew no places added to it.
    long last =
        handle
            .createQuery(
                "INSERT INTO place (entity, last) VALUES (:table,"
                    + " (SELECT COALESCE(MAX(sequence), 0) FROM "
                    + table
                    + ") + :count) ON CONFLICT (entity) DO UPDATE SET last = :count + CASE"
                    + " WHEN place.last > excluded.last - :count THEN place.last"
                    + " ELSE excluded.last - :count END RETURNING last")
            .bind("table", table)
            .bind("count", count)
            .map((row, context) -> row.getLong(1))
            .one();
    return last - count + 1;
  }
}
