package org.turkbridge.local.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mturk.model.ReviewableHITStatus;

/**
 * What a Requester's HITs, their assignments and the ledger come to. What has become of assignments
 * by itself counts once it is written. HITs that are disposed of count like others; what came from
 * archives, and what calls do to it, does not count.
 */
public final class StatisticsTable {
  private static final String OF_HITS = "hit";
  private static final String OF_ASSIGNMENTS = "assignment JOIN hit ON hit.id = assignment.hit_id";
  private static final String OF_LEDGER = "ledger_entry";
  private static final String OF_RESULTS =
      OF_ASSIGNMENTS
          + " JOIN review_result ON review_result.hit_id = hit.id AND review_result.subject_id ="
          + " assignment.id";
  private static final String ROWS = "COUNT(*)";

  /** Of the times that a policy ran, the last counts. */
  private static final String LAST_RESULT =
      " AND review_result.sequence = (SELECT MAX(later.sequence) FROM review_result later WHERE"
          + " later.hit_id = review_result.hit_id AND later.level = review_result.level AND"
          + " later.subject_id = review_result.subject_id AND later.result_key ="
          + " review_result.result_key)";

  /** What counts is what is made here, with what was paid for it. */
  private static final String NOT_IMPORTED =
      " AND NOT EXISTS (SELECT 1 FROM imported_hit WHERE imported_hit.id = ledger_entry.hit_id)";

  private static final String SUBMITTED_HOUR = "assignment.submit_second / 3600";

  private final Session session;

  StatisticsTable(Session session) {
    this.session = session;
  }

  /** What happened at some time. Money is in hundredths of a cent. */
  @SuppressWarnings("ImmutableEnumChecker")
  public enum Event {
    HIT_CREATED(OF_HITS, "hit.creation_second / 3600", ROWS, "TRUE"),
    HIT_DISPOSED(
        OF_HITS,
        "(CASE WHEN disposed THEN changed ELSE quiet + "
            + HitState.KEPT.toMillis()
            + " END) / 3600000",
        ROWS,
        "(disposed OR quiet <= :old)"),
    ACCEPTED(OF_ASSIGNMENTS, "assignment.accept_second / 3600", ROWS, "accept_second IS NOT NULL"),
    SUBMITTED(OF_ASSIGNMENTS, SUBMITTED_HOUR, ROWS, "submit_second IS NOT NULL"),
    /** Approved or rejected, for the first time. */
    REVIEWED(
        OF_ASSIGNMENTS,
        "COALESCE(assignment.rejection_second, assignment.approval_second) / 3600",
        ROWS,
        "COALESCE(rejection_second, approval_second) IS NOT NULL"),
    APPROVED(
        OF_ASSIGNMENTS, "assignment.approval_second / 3600", ROWS, "approval_second IS NOT NULL"),
    REJECTED(
        OF_ASSIGNMENTS, "assignment.rejection_second / 3600", ROWS, "rejection_second IS NOT NULL"),
    /** Approved after it was rejected. */
    REJECTION_OVERRIDDEN(
        OF_ASSIGNMENTS,
        "assignment.approval_second / 3600",
        ROWS,
        "rejection_second IS NOT NULL AND approval_second IS NOT NULL"),
    ABANDONED(OF_ASSIGNMENTS, "assignment.deadline_second / 3600", ROWS, "status = 'Abandoned'"),
    REWARD_PAID(LedgerTable.Kind.REWARD),
    REWARD_FEE_PAID(LedgerTable.Kind.REWARD_FEE),
    BONUS_PAID(LedgerTable.Kind.BONUS),
    BONUS_FEE_PAID(LedgerTable.Kind.BONUS_FEE),
    KNOWN_ANSWER_CORRECT(
        OF_RESULTS,
        SUBMITTED_HOUR,
        ROWS,
        "level = 'Assignment' AND result_key = 'KnownAnswerCorrect' AND result_value = '1'"),
    KNOWN_ANSWER_INCORRECT(
        OF_RESULTS,
        SUBMITTED_HOUR,
        ROWS,
        "level = 'Assignment' AND result_key = 'KnownAnswerCorrect' AND result_value <> '1'"),
    PLURALITY_ANSWER_CORRECT("PluralityAnswersCorrect"),
    PLURALITY_ANSWER_INCORRECT("PluralityAnswersIncorrect");

    private final String tables;
    private final String hour;
    private final String sum;
    private final String condition;

    Event(String tables, String hour, String sum, String condition) {
      this.tables = tables;
      this.hour = hour;
      this.sum = sum;
      this.condition = condition;
    }

    Event(LedgerTable.Kind kind) {
      this(
          OF_LEDGER,
          "ledger_entry.time / 3600000",
          "SUM(amount)",
          "kind = '" + kind.stored() + "'" + NOT_IMPORTED);
    }

    /** What the policy of a HIT counts of each assignment when it runs. */
    Event(String resultKey) {
      this(
          OF_RESULTS,
          "hit.review_run / 3600000",
          "SUM(CAST(result_value AS INTEGER))",
          "level = 'HIT' AND result_key = '" + resultKey + "'" + LAST_RESULT);
    }
  }

  /**
   * How much of it happened to a Requester in each hour in which it did, by the hours since 1970.
   *
   * @param workerId whose work counts; null for everyone's
   */
  public SortedMap<Long, Long> hourly(
      Event event, String owner, @Nullable String workerId, Instant now) {
    Condition condition = Condition.of(event.condition, "owner", owner);
    condition = condition.and((event.tables.equals(OF_LEDGER) ? "" : "hit.") + "owner = :owner");
    if (event == Event.HIT_DISPOSED) {
      condition = condition.and("TRUE", "old", now.minus(HitState.KEPT).toEpochMilli());
    }
    if (workerId != null) {
      condition = condition.and("worker_id = :worker", "worker", workerId);
    }
    SortedMap<Long, Long> hours = new TreeMap<>();
    query(
            "SELECT " + event.hour + " AS at_hour, " + event.sum + " FROM " + event.tables,
            condition,
            " GROUP BY at_hour")
        .map((row, context) -> hours.put(row.getLong(1), row.getLong(2)))
        .list();
    return hours;
  }

  /** What there is at a time. */
  @SuppressWarnings("ImmutableEnumChecker")
  public enum State {
    HITS_ASSIGNABLE,
    HITS_REVIEWABLE,
    /** How many more assignments can be accepted. */
    ASSIGNMENTS_AVAILABLE,
    /** Ever. */
    ASSIGNMENTS_RETURNED
  }

  /** How much of it a Requester has. */
  public long count(State state, String owner, Instant now) {
    Condition ofOwner = Condition.of("hit.owner = :owner", "owner", owner);
    Condition which =
        switch (state) {
          case HITS_ASSIGNABLE, ASSIGNMENTS_AVAILABLE -> HitState.assignable(now);
          case HITS_REVIEWABLE -> HitState.in(ReviewableHITStatus.REVIEWABLE, now);
          case ASSIGNMENTS_RETURNED -> Condition.ALL.and("status = 'Returned'");
        };
    String sum =
        state == State.ASSIGNMENTS_AVAILABLE
            ? "COALESCE(SUM(max_assignments - accepted - submitted - completed), 0)"
            : ROWS;
    return query(
            "SELECT "
                + sum
                + " FROM "
                + (state == State.ASSIGNMENTS_RETURNED ? OF_ASSIGNMENTS : OF_HITS),
            ofOwner.and(which.sql(), which.parameters()),
            "")
        .mapTo(Long.class)
        .one();
  }

  /**
   * Assignments that may still have to be paid for, of HITs that cost the same: those that can be
   * accepted, are in work or wait for their review.
   */
  public List<AssignmentTable.PricedAssignments> open(String owner, Instant now) {
    Condition live = HitState.live(now);
    Condition assignable = HitState.assignable(now);
    List<AssignmentTable.PricedAssignments> open = new ArrayList<>();
    query(
            "SELECT hit_type_id, max_assignments, SUM(accepted + submitted + CASE WHEN "
                + assignable.sql()
                + " THEN max_assignments - accepted - submitted - completed ELSE 0 END) FROM hit",
            Condition.of("hit.owner = :owner", "owner", owner)
                .and(live.sql(), live.parameters())
                .and("TRUE", assignable.parameters()),
            " GROUP BY hit_type_id, max_assignments")
        .map(
            (row, context) ->
                open.add(
                    new AssignmentTable.PricedAssignments(
                        row.getString(1), row.getInt(2), row.getLong(3))))
        .list();
    return open;
  }

  private Query query(String select, Condition condition, String end) {
    return session
        .handle()
        .createQuery(select + " WHERE " + condition.sql() + end)
        .bindMap(session.dialect().stored(condition.parameters()));
  }
}
