package org.turkbridge.local.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.AssignmentStatus;

/**
 * The assignments that came from archives, in the order in which they came. Nothing becomes of them
 * by itself; who changes one has read its HIT before, so that nobody else does meanwhile.
 */
public final class ImportedAssignmentTable {
  /** Of them everybody sees what became: nobody's HITs they are. */
  private static final String REVIEWED = "status IN ('Approved', 'Rejected')";

  private final Session session;
  private final EntityTable<Assignment> table;
  private final ImportedHitTable hits;
  private final Function<String, Optional<Assignment>> made;

  /**
   * @param made finds an assignment of a HIT that was made here, as it was left
   */
  ImportedAssignmentTable(
      Session session, ImportedHitTable hits, Function<String, Optional<Assignment>> made) {
    this.session = session;
    this.table = new EntityTable<>(session, AssignmentTable.entity("imported_assignment"));
    this.hits = hits;
    this.made = made;
  }

  Optional<Assignment> find(String id) {
    return table.find(Row.of(Assignment.builder().assignmentId(id).build())).map(Row::item);
  }

  /** The id of the HIT that an assignment is of, which never changes. */
  Optional<String> hitOf(String id) {
    return table.peek(Condition.of("id = :id", "id", id)).map(row -> row.item().hitId());
  }

  /**
   * One page of some of them.
   *
   * @param condition which, also of assignments that were made here
   * @param statuses those that are meant; all that the API tells for every status, also none
   */
  Page<Assignment> page(
      Condition condition, Collection<AssignmentStatus> statuses, long after, PageLimit limit) {
    return table.page(
        statuses.containsAll(AssignmentState.told())
            ? condition
            : condition.and(
                session.dialect().isIn("status", ":statuses"),
                "statuses",
                statuses.stream().map(AssignmentStatus::toString).toList()),
        after,
        limit,
        Row::item);
  }

  /** Those of some Workers of whom work is approved or rejected. */
  Set<String> reviewedWorkers(Collection<String> workerIds) {
    return session
        .pairs(
            "SELECT worker_id, worker_id FROM imported_assignment WHERE "
                + REVIEWED
                + " AND worker_id",
            workerIds)
        .keySet();
  }

  /**
   * What a call makes of an assignment: its HIT counts it when it is first reviewed.
   *
   * @return whether there is one of that id
   */
  boolean change(Assignment assignment) {
    Optional<Assignment> present = find(assignment.assignmentId());
    present.ifPresent(
        before -> {
          session
              .changes()
              .accept(StoreChange.of(StoreChange.Kind.HIT, String.valueOf(before.hitId())));
          table.update(
              List.of(
                  Row.of(assignment).with(EntityMerge.ORIGIN, null).with(MemberMerge.TIMES, null)));
          if (before.assignmentStatus() == AssignmentStatus.SUBMITTED) {
            hits.completeOne(before.hitId());
          }
        });
    return present.isPresent();
  }

  /**
   * Merges archived assignments. HITs that nobody told of are known by their ids then.
   *
   * @return what became of each, in their order
   */
  public List<Merged> merge(List<Arrival<Assignment>> arrivals) {
    List<String> hitIds = arrivals.stream().map(arrival -> arrival.item().hitId()).toList();
    hits.name(hitIds);
    List<String> ids = arrivals.stream().map(arrival -> arrival.item().assignmentId()).toList();
    return new ImportedAssignmentMerge(table, makers(ids), hits.makers(hitIds), made)
        .merge(arrivals);
  }

  /** Those assignments among some that are of HITs that Requesters made here, and who they are. */
  private Map<String, String> makers(Collection<String> ids) {
    return session.pairs(
        "SELECT assignment.id, owner FROM assignment JOIN hit ON hit.id = hit_id WHERE"
            + " assignment.id",
        ids);
  }

  void all(Consumer<Assignment> each) {
    table.each(Condition.ALL, row -> each.accept(row.item()));
  }
}
