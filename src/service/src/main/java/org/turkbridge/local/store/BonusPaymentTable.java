package org.turkbridge.local.store;

import software.amazon.awssdk.services.mturk.model.BonusPayment;

/** The bonuses that Workers were granted, in the order of time. */
public final class BonusPaymentTable {
  private static final Column<String> HIT = Column.text("hit_id");
  private static final Entity<BonusPayment> ENTITY =
      Entity.of("bonus_payment", BonusPayment::builder)
          .members("WorkerId", "BonusAmount", "AssignmentId", "Reason", "GrantTime")
          .keyedBy(Entity.SEQUENCE);

  private final EntityTable<BonusPayment> table;

  BonusPaymentTable(Session session) {
    this.table = new EntityTable<>(session, ENTITY);
  }

  /** Adds one that was granted for an assignment of a HIT. */
  public void add(String hitId, BonusPayment payment) {
    table.insert(Row.of(payment).with(HIT, hitId));
  }

  /**
   * One page of those for the assignments of a HIT.
   *
   * @param after the place to go on from; 0 for the start
   */
  public Page<BonusPayment> ofHit(String hitId, long after, PageLimit limit) {
    return table.page(Condition.of("hit_id = :hit", "hit", hitId), after, limit, Row::item);
  }

  /** One page of those for an assignment. */
  public Page<BonusPayment> ofAssignment(String assignmentId, long after, PageLimit limit) {
    return table.page(
        Condition.of("assignment_id = :assignment", "assignment", assignmentId),
        after,
        limit,
        Row::item);
  }
}
