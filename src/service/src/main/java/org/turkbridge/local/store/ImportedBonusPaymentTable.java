package org.turkbridge.local.store;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.turkbridge.digest.Sha256;
import org.turkbridge.json.SdkJsonWriter;
import org.turkbridge.local.store.Merged.Outcome;
import software.amazon.awssdk.services.mturk.model.BonusPayment;

/**
 * The bonuses that came from archives, in the order in which they came, and those that calls
 * granted for assignments that did.
 */
public final class ImportedBonusPaymentTable {
  private static final Column<String> CONTENT = Column.text("content");
  private static final Entity<BonusPayment> ENTITY =
      BonusPaymentTable.entity("imported_bonus_payment", CONTENT.names().get(0));

  private final Session session;
  private final EntityTable<BonusPayment> table;
  private final EntityTable<BonusPayment> made;

  /**
   * @param made the table of those that were granted for assignments of HITs that were made here
   */
  ImportedBonusPaymentTable(Session session, EntityTable<BonusPayment> made) {
    this.session = session;
    this.table = new EntityTable<>(session, ENTITY);
    this.made = made;
  }

  /** Adds one that a call granted. */
  void add(BonusPayment payment) {
    Row<BonusPayment> row = Row.of(payment).with(EntityMerge.ORIGIN, null);
    if (!table.insertNew(List.of(row.with(CONTENT, digest(payment)))).get(0)) {
      // Another one, of the same moment.
      table.insert(row.with(CONTENT, null));
    }
  }

  private static String digest(BonusPayment payment) {
    return Sha256.hex(SdkJsonWriter.text(withPlainAmount(payment)));
  }

  /** So that an amount is the same in whatever notation: 0.50 is 0.5. */
  private static BonusPayment withPlainAmount(BonusPayment payment) {
    @Nullable String amount = payment.bonusAmount();
    return amount == null
        ? payment
        : payment.toBuilder()
            .bonusAmount(new BigDecimal(amount).stripTrailingZeros().toPlainString())
            .build();
  }

  /** One page of those for the assignments of a HIT that came from archives. */
  Page<BonusPayment> ofHit(String hitId, long after, PageLimit limit) {
    return table.page(
        Condition.of(
            "assignment_id IN (SELECT id FROM imported_assignment WHERE hit_id = :hit UNION ALL"
                + " SELECT id FROM assignment WHERE hit_id = :hit)",
            "hit",
            hitId),
        after,
        limit,
        Row::item);
  }

  Page<BonusPayment> ofAssignment(String assignmentId, long after, PageLimit limit) {
    return table.page(BonusPaymentTable.of(assignmentId), after, limit, Row::item);
  }

  /** Whether there is any for an assignment. */
  public boolean isOf(String assignmentId) {
    return table.peek(BonusPaymentTable.of(assignmentId)).isPresent();
  }

  /**
   * Merges archived bonuses. One that is equal in all members is the same.
   *
   * @return what became of each, in their order
   */
  public List<Merged> merge(List<Arrival<BonusPayment>> arrivals) {
    Set<BonusPayment> granted = new HashSet<>();
    made.each(
        Condition.of(
            session.dialect().isIn("assignment_id", ":assignments"),
            "assignments",
            arrivals.stream().map(arrival -> arrival.item().assignmentId()).toList()),
        row -> granted.add(withPlainAmount(row.item())));
    return new Merge(granted).merge(arrivals);
  }

  void all(Consumer<BonusPayment> each) {
    table.each(Condition.ALL, row -> each.accept(row.item()));
  }

  private final class Merge extends EntityMerge<BonusPayment> {
    private final Set<BonusPayment> granted;

    /**
     * @param granted those that are in the other table, with plain amounts
     */
    Merge(Set<BonusPayment> granted) {
      super(table);
      this.granted = granted;
    }

    @Override
    Optional<Merged> aside(Arrival<BonusPayment> arrival) {
      return granted.contains(withPlainAmount(arrival.item()))
          ? Optional.of(merged(arrival, Outcome.UNCHANGED, null))
          : Optional.empty();
    }

    @Override
    Row<BonusPayment> added(Arrival<BonusPayment> arrival) {
      return replacing(arrival);
    }

    @Override
    Row<BonusPayment> replacing(Arrival<BonusPayment> arrival) {
      return Row.of(arrival.item())
          .with(CONTENT, digest(arrival.item()))
          .with(ORIGIN, arrival.origin());
    }

    @Override
    Judgement judge(BonusPayment arrival, Row<BonusPayment> present) {
      return Judgement.EQUALS;
    }

    @Override
    String name(BonusPayment arrival) {
      return "BonusPayment for assignment " + arrival.assignmentId();
    }

    @Override
    String other(Row<BonusPayment> present) {
      @Nullable String origin = present.get(ORIGIN);
      return origin == null ? "the one that a call granted" : "the one from " + origin;
    }
  }
}
