package org.turkbridge.local;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.turkbridge.local.store.AssignmentTable.PricedAssignments;
import org.turkbridge.local.store.LedgerTable;
import org.turkbridge.local.store.Tables;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.HIT;

/** What Requesters have, and what is taken from it. Amounts are in US dollars. */
final class Accounts {
  /** The ledger counts in hundredths of a cent. */
  private static final int DIGITS = 4;

  private static final int CENTS = 2;

  private Accounts() {}

  /** What an assignment of a HIT costs; nothing where an archive does not tell the Reward. */
  static AssignmentCost cost(HIT hit) {
    return hit.reward() == null
        ? AssignmentCost.NONE
        : AssignmentCost.of(
            hit.reward(),
            Objects.requireNonNullElse(hit.maxAssignments(), 1),
            hit.qualificationRequirements());
  }

  /** What a Requester has at a time, to the cent: what is approved by itself by then is paid. */
  static BigDecimal balance(Tables tables, String owner, Instant now) {
    // The account first: who writes has it locked then, so that nothing is paid between the two.
    BigDecimal balance = BigDecimal.valueOf(tables.ledger().balance(owner), DIGITS);
    for (PricedAssignments overdue : tables.assignments().overdueApprovals(owner, now)) {
      HIT type = tables.hitTypes().find(overdue.hitTypeId()).orElseThrow().properties();
      balance =
          balance.subtract(
              AssignmentCost.of(
                      type.reward(), overdue.maxAssignments(), type.qualificationRequirements())
                  .times(overdue.assignments()));
    }
    return balance.setScale(CENTS, RoundingMode.DOWN);
  }

  /**
   * Requires that a Requester has so much at a time. In a transaction that writes it stays so until
   * that ends.
   *
   * @throws Failure if it is less
   */
  static void requireFunds(Tables tables, String owner, BigDecimal amount, Instant now) {
    BigDecimal balance = balance(tables, owner, now);
    if (balance.compareTo(amount) < 0) {
      throw Failure.requestError(
          "InsufficientFunds",
          String.format(
              "This Requester has insufficient funds in their account to complete this transaction."
                  + " It takes $%s, and the balance is $%s.",
              amount.toPlainString(), balance.toPlainString()));
    }
  }

  /**
   * Takes the reward of assignments, and the fee, whatever is left then.
   *
   * @param owner who pays
   * @param approved of that HIT, each at its ApprovalTime
   */
  static void pay(Tables tables, String owner, HIT hit, List<Assignment> approved) {
    AssignmentCost cost = cost(hit);
    List<LedgerTable.Charge> charges = new ArrayList<>();
    for (Assignment assignment : approved) {
      Instant time = assignment.approvalTime();
      charge(LedgerTable.Kind.REWARD, cost.reward(), assignment, time).ifPresent(charges::add);
      charge(LedgerTable.Kind.REWARD_FEE, cost.fee(), assignment, time).ifPresent(charges::add);
    }
    tables.ledger().charge(owner, charges);
  }

  /** Takes a bonus for an assignment, and the fee, whatever is left then. */
  static void pay(Tables tables, String owner, Assignment assignment, BonusCost cost, Instant now) {
    tables
        .ledger()
        .charge(
            owner,
            Stream.of(
                    charge(LedgerTable.Kind.BONUS, cost.bonus(), assignment, now),
                    charge(LedgerTable.Kind.BONUS_FEE, cost.fee(), assignment, now))
                .flatMap(Optional::stream)
                .toList());
  }

  private static Optional<LedgerTable.Charge> charge(
      LedgerTable.Kind kind, BigDecimal amount, Assignment assignment, Instant time) {
    return amount.signum() > 0
        ? Optional.of(
            new LedgerTable.Charge(
                kind,
                amount.movePointRight(DIGITS).longValueExact(),
                assignment.hitId(),
                assignment.assignmentId(),
                // Archives may have been made anonymous.
                Objects.requireNonNullElse(assignment.workerId(), ""),
                time))
        : Optional.empty();
  }
}
