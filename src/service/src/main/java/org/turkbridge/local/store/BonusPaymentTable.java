package org.turkbridge.local.store;

import java.util.function.Consumer;
import software.amazon.awssdk.services.mturk.model.BonusPayment;

/** The bonuses that Workers were granted, in the order of time. */
public final class BonusPaymentTable {
  private static final Column<String> HIT = Column.text("hit_id");
  private static final Entity<BonusPayment> ENTITY = entity("bonus_payment", Entity.SEQUENCE);

  private final EntityTable<BonusPayment> table;
  private final ImportedBonusPaymentTable imported;
  private final ImportedAssignmentTable importedAssignments;

  BonusPaymentTable(Session session, ImportedAssignmentTable importedAssignments) {
    this.table = new EntityTable<>(session, ENTITY);
    this.imported = new ImportedBonusPaymentTable(session, table);
    this.importedAssignments = importedAssignments;
  }

  /** That of a table of bonuses. */
  static Entity<BonusPayment> entity(String table, String key) {
    return Entity.of(table, BonusPayment::builder)
        .members("WorkerId", "BonusAmount", "AssignmentId", "Reason", "GrantTime")
        .keyedBy(key);
  }

  /** Those that came from archives, which lists go on with. */
  public ImportedBonusPaymentTable imported() {
    return imported;
  }

  /** Adds one that was granted for an assignment of a HIT. */
  public void add(String hitId, BonusPayment payment) {
    if (importedAssignments.hitOf(payment.assignmentId()).isPresent()) {
      imported.add(payment);
    } else {
      table.insert(Row.of(payment).with(HIT, hitId));
    }
  }

  /**
   * One page of those for the assignments of a HIT.
   *
   * @param after the place to go on from; 0 for the start
   */
  public Page<BonusPayment> ofHit(String hitId, long after, PageLimit limit) {
    return Page.ofBoth(
        after,
        limit,
        (place, most) ->
            table.page(Condition.of("hit_id = :hit", "hit", hitId), place, most, Row::item),
        (place, most) -> imported.ofHit(hitId, place, most));
  }

  /** One page of those for an assignment. */
  public Page<BonusPayment> ofAssignment(String assignmentId, long after, PageLimit limit) {
    return Page.ofBoth(
        after,
        limit,
        (place, most) -> table.page(of(assignmentId), place, most, Row::item),
        (place, most) -> imported.ofAssignment(assignmentId, place, most));
  }

  static Condition of(String assignmentId) {
    return Condition.of("assignment_id = :assignment", "assignment", assignmentId);
  }

  void all(Consumer<BonusPayment> each) {
    table.each(Condition.ALL, row -> each.accept(row.item()));
    imported.all(each);
  }
}
