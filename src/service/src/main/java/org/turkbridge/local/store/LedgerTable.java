package org.turkbridge.local.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What Requesters have, and what they were charged with. Money is in hundredths of a cent. */
public final class LedgerTable {
  /** What every Requester begins with, as in the sandbox: 10,000 dollars. */
  public static final long OPENING_BALANCE = 100_000_000;

  private final Session session;

  LedgerTable(Session session) {
    this.session = session;
  }

  /** What an account was charged with. */
  public enum Kind {
    REWARD("Reward"),
    REWARD_FEE("RewardFee"),
    BONUS("Bonus"),
    BONUS_FEE("BonusFee");

    private final String stored;

    Kind(String stored) {
      this.stored = stored;
    }

    /** As the table has it. */
    String stored() {
      return stored;
    }
  }

  /** What a Requester has. In a transaction that writes nobody else is charged to it meanwhile. */
  public long balance(String owner) {
    if (session.isWriting()) {
      session
          .handle()
          .createUpdate(
              "INSERT INTO account (owner, balance) VALUES (:owner, :balance)"
                  + " ON CONFLICT (owner) DO NOTHING")
          .bind("owner", session.dialect().stored(owner))
          .bind("balance", OPENING_BALANCE)
          .execute();
    }
    return session
        .handle()
        .createQuery("SELECT balance FROM account WHERE owner = :owner" + session.locking())
        .bind("owner", session.dialect().stored(owner))
        .mapTo(Long.class)
        .findOne()
        .orElse(OPENING_BALANCE);
  }

  /**
   * Has others who would charge a Requester wait until the transaction ends. Whoever charges after
   * adding results of reviews calls it before that, as in the order of {@link Places}.
   */
  public void lock(String owner) {
    long unused = balance(owner) + Places.draw(session.handle(), "ledger_entry", 0);
  }

  /**
   * Something to charge a Requester with.
   *
   * @param amount positive
   */
  public record Charge(
      Kind kind, long amount, String hitId, String assignmentId, String workerId, Instant time) {}

  /** Charges a Requester, whatever is left then. */
  public void charge(String owner, List<Charge> charges) {
    if (charges.isEmpty()) {
      return;
    }
    String stored = session.dialect().stored(owner);
    long left = balance(owner) - charges.stream().mapToLong(Charge::amount).sum();
    session
        .handle()
        .createUpdate("UPDATE account SET balance = :balance WHERE owner = :owner")
        .bind("balance", left)
        .bind("owner", stored)
        .execute();
    long place = Places.draw(session.handle(), "ledger_entry", charges.size());
    try (PreparedBatch entries =
        session
            .handle()
            .prepareBatch(
                "INSERT INTO ledger_entry (sequence, owner, kind, amount, time, hit_id,"
                    + " assignment_id, worker_id) VALUES (:sequence, :owner, :kind, :amount, :time,"
                    + " :hit, :assignment, :worker)")) {
      for (Charge charge : charges) {
        entries
            .bind("sequence", place++)
            .bind("owner", stored)
            .bind("kind", charge.kind.stored)
            .bind("amount", charge.amount)
            .bind("time", charge.time.toEpochMilli())
            .bind("hit", charge.hitId)
            .bind("assignment", charge.assignmentId)
            .bind("worker", charge.workerId)
            .add();
      }
      entries.execute();
    }
  }
}
