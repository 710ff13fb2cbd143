package org.turkbridge.local.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.turkbridge.local.store.HitState.Counts;

/** Counts the assignments of HITs that were made here. */
final class AssignmentCounts {
  private static final String OF_HIT =
      "SELECT status, COUNT(*), MIN(due), MAX(due) FROM assignment WHERE hit_id = :id GROUP BY"
          + " status";

  private static final StatusCount NONE = new StatusCount(0, null, null);

  private final Session session;

  AssignmentCounts(Session session) {
    this.session = session;
  }

  /** Times in milliseconds since 1970; null if there is none. */
  private record StatusCount(int rows, @Nullable Long firstDue, @Nullable Long lastDue) {}

  /** The assignments of a HIT. */
  record OfHit(StatusCount accepted, StatusCount submitted, int reviewed) {
    Counts counts() {
      return new Counts(accepted.rows, submitted.rows, reviewed);
    }

    /** When something first comes of one by itself, in milliseconds since 1970; null for never. */
    @Nullable Long firstDue() {
      if (accepted.firstDue == null || submitted.firstDue == null) {
        return accepted.firstDue == null ? submitted.firstDue : accepted.firstDue;
      }
      return Math.min(accepted.firstDue, submitted.firstDue);
    }

    /** When the last of those that are accepted is abandoned, likewise. */
    @Nullable Long lastAbandoned() {
      return accepted.lastDue;
    }

    /** When the last of those that are submitted is approved, likewise. */
    @Nullable Long lastApproved() {
      return submitted.lastDue;
    }
  }

  /** All of a HIT, as their rows have them. */
  OfHit of(String hitId) {
    Map<String, StatusCount> byStatus = new HashMap<>();
    session
        .handle()
        .createQuery(OF_HIT)
        .bind("id", hitId)
        .map(
            (row, context) ->
                byStatus.put(
                    row.getString(1),
                    new StatusCount(row.getInt(2), number(row, 3), number(row, 4))))
        .list();
    return new OfHit(
        byStatus.getOrDefault(AssignmentState.ACCEPTED, NONE),
        byStatus.getOrDefault("Submitted", NONE),
        byStatus.getOrDefault("Approved", NONE).rows
            + byStatus.getOrDefault("Rejected", NONE).rows);
  }

  private static @Nullable Long number(ResultSet row, int index) throws SQLException {
    long number = row.getLong(index);
    return row.wasNull() ? null : number;
  }

  /**
   * Of HITs those whose time has come: accepted, though they are abandoned, and submitted, though
   * they are approved.
   *
   * @return by the ids of those HITs that have such
   */
  Map<String, Counts> overdue(List<String> hitIds, Instant now) {
    Map<String, Counts> overdue = new HashMap<>();
    if (!hitIds.isEmpty()) {
      Condition condition =
          among(hitIds)
              // So the index of statuses has what is due, and no others of the HIT are read.
              .and(AssignmentState.IS_PASSING)
              .and("due <= :now", "now", now.toEpochMilli());
      session
          .handle()
          .createQuery(
              "SELECT hit_id, SUM(CASE status WHEN 'Accepted' THEN 1 ELSE 0 END), COUNT(*) FROM"
                  + " assignment WHERE "
                  + condition.sql()
                  + " GROUP BY hit_id")
          .bindMap(session.dialect().stored(condition.parameters()))
          .map(
              (row, context) ->
                  overdue.put(
                      row.getString(1),
                      new Counts(row.getInt(2), row.getInt(3) - row.getInt(2), 0)))
          .list();
    }
    return overdue;
  }

  /** Of how many HITs PostgreSQL does not see in a list, and would read what is due of all. */
  private Condition among(List<String> hitIds) {
    return hitIds.size() == 1
        ? Condition.of("hit_id = :id", "id", hitIds.get(0))
        : Condition.of(session.dialect().isIn("hit_id", ":ids"), "ids", hitIds);
  }
}
