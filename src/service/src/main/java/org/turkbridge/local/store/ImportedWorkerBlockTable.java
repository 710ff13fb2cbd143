package org.turkbridge.local.store;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.turkbridge.local.store.Merged.Outcome;
import software.amazon.awssdk.services.mturk.model.WorkerBlock;

/**
 * The blocked Workers that came from archives, in the order in which they came: every Requester has
 * blocked them.
 */
public final class ImportedWorkerBlockTable {
  /** Those that Requesters made here. */
  public static final OwnedEntity<WorkerBlock> MADE =
      OwnedEntity.of("worker_block", WorkerBlock::builder, "worker_id", "WorkerId", "Reason");

  private static final Column<Boolean> LIFTED = Column.flag("lifted");
  private static final Entity<WorkerBlock> ENTITY =
      Entity.of("imported_worker_block", WorkerBlock::builder)
          .members("WorkerId", "Reason")
          .keyedBy("worker_id");

  private static final Condition IN_FORCE = Condition.ALL.and("NOT lifted");

  private final Session session;
  private final EntityTable<WorkerBlock> table;

  ImportedWorkerBlockTable(Session session) {
    this.session = session;
    this.table = new EntityTable<>(session, ENTITY);
  }

  private static Condition of(String workerId) {
    return IN_FORCE.and("worker_id = :worker", "worker", workerId);
  }

  /** Whether a Worker is blocked. */
  public boolean has(String workerId) {
    return table.peek(of(workerId)).isPresent();
  }

  /**
   * One page of those whom a Requester has not blocked besides.
   *
   * @param after the place to go on from; 0 for the start
   */
  public Page<WorkerBlock> page(String requester, long after, PageLimit limit) {
    return table.page(
        IN_FORCE.and(
            "NOT EXISTS (SELECT 1 FROM worker_block own WHERE own.owner = :requester AND"
                + " own.worker_id = imported_worker_block.worker_id)",
            "requester",
            requester),
        after,
        limit,
        Row::item);
  }

  /** Lifts a block, for every Requester, if there is one. */
  public void lift(String workerId) {
    session.changes().accept(StoreChange.of(StoreChange.Kind.REMOVAL));
    int unused = table.set(of(workerId), LIFTED.of(true), EntityMerge.ORIGIN.of(null));
  }

  /**
   * Merges archived blocks.
   *
   * @return what became of each, in their order
   */
  public List<Merged> merge(List<Arrival<WorkerBlock>> arrivals) {
    Set<WorkerBlock> made = new HashSet<>();
    new EntityTable<>(session, MADE.entity())
        .each(
            Condition.of(
                session.dialect().isIn("worker_id", ":workers"),
                "workers",
                arrivals.stream().map(arrival -> arrival.item().workerId()).toList()),
            row -> made.add(row.item()));
    return new Merge(made).merge(arrivals);
  }

  /** Gives those that Requesters made here, then these. */
  void all(Consumer<WorkerBlock> each) {
    new OwnedTable<>(session, MADE).all(each);
    table.each(IN_FORCE, row -> each.accept(row.item()));
  }

  private final class Merge extends MemberMerge<WorkerBlock> {
    private final Set<WorkerBlock> made;

    /**
     * @param made those of Requesters, who keep them for themselves
     */
    Merge(Set<WorkerBlock> made) {
      super(table, WorkerBlock::builder);
      this.made = made;
    }

    @Override
    Optional<Merged> aside(Arrival<WorkerBlock> arrival) {
      return made.contains(arrival.item())
          ? Optional.of(merged(arrival, Outcome.UNCHANGED, null))
          : Optional.empty();
    }

    /** They tell of no time. */
    @Override
    String time(WorkerBlock state) {
      return "";
    }

    @Override
    Set<String> changing() {
      return Set.of("Reason");
    }

    @Override
    @Nullable String reasonToStay(Row<WorkerBlock> present) {
      return present.get(ORIGIN) == null ? "the call that lifted it" : null;
    }

    @Override
    Judgement judge(WorkerBlock arrival, Row<WorkerBlock> present) {
      return reasonToStay(present) == null ? super.judge(arrival, present) : Judgement.GIVES_WAY;
    }

    @Override
    String name(WorkerBlock arrival) {
      return "WorkerBlock of " + arrival.workerId();
    }

    @Override
    String state(WorkerBlock item) {
      return "";
    }
  }
}
