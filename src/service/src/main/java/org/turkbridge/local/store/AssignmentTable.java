package org.turkbridge.local.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.AssignmentStatus;
import software.amazon.awssdk.services.mturk.model.EventType;

/**
 * The assignments, in the order in which they were accepted. Beside the statuses that the API tells
 * they may have those of {@link AssignmentState}. What is read is as of the time that is given,
 * unless it says otherwise; who changes one has read its HIT before, so that nobody else does
 * meanwhile.
 */
public final class AssignmentTable {
  private static final Column<Long> DUE = Column.number("due");
  private static final Entity<Assignment> ENTITY = entity("assignment");

  private final Session session;
  private final EntityTable<Assignment> table;
  private final HitTable hits;
  private final HitEvents events;
  private final ImportedAssignmentTable imported;

  AssignmentTable(Session session, HitTable hits, HitEvents events) {
    this.session = session;
    this.table = new EntityTable<>(session, ENTITY);
    this.hits = hits;
    this.events = events;
    this.imported =
        new ImportedAssignmentTable(
            session,
            hits.imported(),
            id -> table.peek(Condition.of("id = :id", "id", id)).map(Row::item));
  }

  /** That of a table of assignments. */
  static Entity<Assignment> entity(String table) {
    return Entity.of(table, Assignment::builder)
        .member("AssignmentId", "id")
        .member("HITId", "hit_id")
        .member("AssignmentStatus", "status")
        .members(
            "WorkerId",
            "AcceptTime",
            "Deadline",
            "SubmitTime",
            "AutoApprovalTime",
            "ApprovalTime",
            "RejectionTime",
            "RequesterFeedback",
            "Answer")
        .keyedBy("id");
  }

  /** Those that came from archives, which are found here too. */
  public ImportedAssignmentTable imported() {
    return imported;
  }

  private static Condition ofHit(String hitId) {
    return Condition.of("hit_id = :hit", "hit", hitId);
  }

  /** What a Worker has of a HIT: not what ended without an answer. */
  private static Condition ofWorker(Condition hits, String workerId) {
    return hits.and("worker_id = :worker", "worker", workerId)
        .and("status <> 'Returned' AND status <> 'Abandoned'");
  }

  /** The assignment of that id, in whatever status. */
  public Optional<Assignment> find(String id, Instant now) {
    return table
        .find(Row.of(Assignment.builder().assignmentId(id).build()))
        .map(row -> AssignmentState.at(row.item(), now))
        .or(() -> imported.find(id));
  }

  /** The id of the HIT that an assignment is of, which never changes. */
  public Optional<String> hitOf(String id) {
    return table
        .peek(Condition.of("id = :id", "id", id))
        .map(row -> row.item().hitId())
        .or(() -> imported.hitOf(id));
  }

  /**
   * How many assignments a Worker has in each status, of all HITs: also those that the API does not
   * tell.
   */
  public Map<String, Long> statuses(String workerId, Instant now) {
    Condition condition =
        Condition.of("worker_id = :worker", "worker", workerId)
            .and("TRUE", "now", now.toEpochMilli());
    Map<String, Long> statuses = new HashMap<>();
    session
        .handle()
        .createQuery(
            "SELECT "
                + AssignmentState.AT
                + " AS now_status, COUNT(*) FROM assignment WHERE "
                + condition.sql()
                + " GROUP BY now_status")
        .bindMap(session.dialect().stored(condition.parameters()))
        .map((row, context) -> statuses.put(row.getString(1), row.getLong(2)))
        .list();
    return statuses;
  }

  /**
   * Those of some Workers of whom a Requester has approved or rejected work; archives do not tell
   * which Requester it was.
   */
  public Set<String> reviewedWorkers(String owner, Collection<String> workerIds, Instant now) {
    Condition reviewed =
        AssignmentState.in(List.of(AssignmentStatus.APPROVED, AssignmentStatus.REJECTED), now);
    Condition condition =
        Condition.of(
                session.dialect().isIn("worker_id", ":workers"), "workers", List.copyOf(workerIds))
            .and(reviewed.sql(), reviewed.parameters())
            .and("EXISTS (SELECT 1 FROM hit WHERE id = hit_id AND owner = :owner)", "owner", owner);
    Set<String> workers = new HashSet<>(imported.reviewedWorkers(workerIds));
    workers.addAll(
        session
            .handle()
            .createQuery("SELECT DISTINCT worker_id FROM assignment WHERE " + condition.sql())
            .bindMap(session.dialect().stored(condition.parameters()))
            .mapTo(String.class)
            .set());
    return workers;
  }

  /** What a Worker has of each of some HITs: in work, submitted, approved or rejected. */
  public Map<String, Assignment> of(Collection<String> hitIds, String workerId, Instant now) {
    Map<String, Assignment> found = new HashMap<>();
    table.each(
        ofWorker(Condition.of(session.dialect().isIn("hit_id", ":hits"), "hits", hitIds), workerId),
        row -> {
          Assignment assignment = AssignmentState.at(row.item(), now);
          if (!AssignmentState.ABANDONED.equals(assignment.assignmentStatusAsString())) {
            found.put(assignment.hitId(), assignment);
          }
        });
    return found;
  }

  /**
   * One page of those of a HIT that the API tells of.
   *
   * @param statuses none for every status
   * @param after the place to go on from; 0 for the start
   */
  public Page<Assignment> page(
      String hitId,
      Collection<AssignmentStatus> statuses,
      Instant now,
      long after,
      PageLimit limit) {
    return page(ofHit(hitId), statuses, now, after, limit);
  }

  /**
   * One page of those that the API tells of.
   *
   * @param hitId null for every HIT
   * @param workerId null for every Worker
   * @param statuses none for every status
   * @param after the place to go on from; 0 for the start
   */
  public Page<Assignment> page(
      @Nullable String hitId,
      @Nullable String workerId,
      Collection<AssignmentStatus> statuses,
      Instant now,
      long after,
      PageLimit limit) {
    Condition condition = hitId == null ? Condition.ALL : ofHit(hitId);
    return page(
        workerId == null ? condition : condition.and("worker_id = :worker", "worker", workerId),
        statuses,
        now,
        after,
        limit);
  }

  private Page<Assignment> page(
      Condition condition,
      Collection<AssignmentStatus> statuses,
      Instant now,
      long after,
      PageLimit limit) {
    Collection<AssignmentStatus> wanted = statuses.isEmpty() ? AssignmentState.told() : statuses;
    Condition among = AssignmentState.in(wanted, now);
    return Page.ofBoth(
        after,
        limit,
        (place, most) ->
            table.page(
                condition.and(among.sql(), among.parameters()),
                place,
                most,
                row -> AssignmentState.at(row.item(), now)),
        (place, most) -> imported.page(condition, wanted, place, most));
  }

  /** Gives all that the API tells of, as they are at a time, those of archives last. */
  void all(Instant now, Consumer<Assignment> each) {
    Condition told = AssignmentState.in(AssignmentState.told(), now);
    table.each(told, row -> each.accept(AssignmentState.at(row.item(), now)));
    imported.all(each);
  }

  /**
   * Some of a HIT's whose time has come, of each status the first of them first, as they were left:
   * {@link #settled} tells what is to be made of each.
   */
  public List<Assignment> overdue(String hitId, Instant now, int most) {
    List<Assignment> overdue = new ArrayList<>();
    // One after the other: so the index has them in order, and no others of the HIT are read.
    for (String status : AssignmentState.PASSING) {
      Condition condition = overdue(ofHit(hitId).and("status = :status", "status", status), now);
      table.first(condition, "due", most - overdue.size()).forEach(row -> overdue.add(row.item()));
    }
    return overdue;
  }

  /** The one that a Worker has of a HIT if its time has come, as it was left. */
  public Optional<Assignment> overdue(String hitId, String workerId, Instant now) {
    return table.peek(overdue(ofWorker(ofHit(hitId), workerId), now)).map(Row::item);
  }

  private static Condition overdue(Condition among, Instant now) {
    return among.and("due <= :now", "now", now.toEpochMilli());
  }

  /**
   * The HITs of the most urgent of such.
   *
   * @param most how many assignments are looked at
   */
  public Set<String> overdueHits(Instant now, int most) {
    return new LinkedHashSet<>(
        session
            .handle()
            .createQuery("SELECT hit_id FROM assignment WHERE due <= :now ORDER BY due LIMIT :most")
            .bind("now", now.toEpochMilli())
            .bind("most", most)
            .mapTo(String.class)
            .list());
  }

  /**
   * Assignments of HITs that cost the same.
   *
   * @param hitTypeId of the HITs
   * @param maxAssignments of each of the HITs
   * @param assignments how many
   */
  public record PricedAssignments(String hitTypeId, int maxAssignments, long assignments) {}

  /** What a Requester has to pay for that is overdue, of all HITs. */
  public List<PricedAssignments> overdueApprovals(String owner, Instant now) {
    Condition condition =
        Condition.of("assignment.due <= :now", "now", now.toEpochMilli())
            .and("status = 'Submitted'")
            .and("owner = :owner", "owner", owner);
    return session
        .handle()
        .createQuery(
            "SELECT hit_type_id, max_assignments, COUNT(*) FROM assignment JOIN hit ON hit.id ="
                + " hit_id WHERE "
                + condition.sql()
                + " GROUP BY hit_type_id, max_assignments")
        .bindMap(session.dialect().stored(condition.parameters()))
        .map(
            (row, context) ->
                new PricedAssignments(row.getString(1), row.getInt(2), row.getLong(3)))
        .list();
  }

  /** An overdue assignment as it is to be written: abandoned, or approved. */
  public static Assignment settled(Assignment overdue, Instant now) {
    return AssignmentState.at(overdue, now);
  }

  /** Adds an assignment that a Worker accepted. */
  public void add(Assignment assignment, Instant now) {
    table.insert(row(assignment));
    tell(assignment, now);
    hits.recount(assignment.hitId(), now);
  }

  /** Writes all members of an assignment, whose HIT counts it anew. */
  public void change(Assignment assignment, Instant now) {
    if (imported.change(assignment)) {
      return;
    }
    write(List.of(assignment), now);
    recount(assignment.hitId(), now);
  }

  /**
   * Writes all members of some of a HIT, which have come into another status, and which is to be
   * {@linkplain #recount recounted}.
   */
  public void write(List<Assignment> assignments, Instant now) {
    table.update(assignments.stream().map(AssignmentTable::row).toList());
    assignments.forEach(assignment -> tell(assignment, now));
  }

  private void tell(Assignment assignment, Instant now) {
    String status = assignment.assignmentStatusAsString();
    Instant time =
        switch (status) {
          case AssignmentState.ABANDONED -> assignment.deadline();
          case "Approved" -> assignment.approvalTime();
          default -> now;
        };
    String hit = assignment.hitId();
    events.add(
        hit,
        hits.typeOf(hit),
        EventType.fromValue("Assignment" + status),
        time,
        assignment.assignmentId());
  }

  /**
   * Has a HIT count its assignments anew after some were {@linkplain #write written}.
   *
   * @param time of the last thing that happened to them
   */
  public void recount(String hitId, Instant time) {
    hits.recount(hitId, time);
  }

  private static Row<Assignment> row(Assignment assignment) {
    return Row.of(assignment).with(DUE, AssignmentState.due(assignment));
  }
}
