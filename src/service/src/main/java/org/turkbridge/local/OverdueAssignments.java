package org.turkbridge.local;

import java.time.Instant;
import org.turkbridge.local.store.AssignmentTable;
import org.turkbridge.local.store.StoredHit;
import org.turkbridge.local.store.Tables;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.AssignmentStatus;

/** What became of assignments by itself, and is to be written. */
final class OverdueAssignments {
  private OverdueAssignments() {}

  /**
   * Makes what became of a HIT's assignments by itself so in the store: those whose time ran out
   * are abandoned, those that nobody reviewed in time approved and paid for.
   *
   * @return the HIT; nobody else changes it before the transaction ends
   * @throws java.util.NoSuchElementException if there is none of that id
   */
  static StoredHit settle(Tables tables, String hitId, Instant now) {
    StoredHit hit = tables.hits().find(hitId, now).orElseThrow();
    Instant last = Instant.MIN;
    for (Assignment overdue : tables.assignments().overdue(hitId, now)) {
      Assignment settled = AssignmentTable.settled(overdue, now);
      Instant time =
          settled.assignmentStatus() == AssignmentStatus.APPROVED
              ? settled.approvalTime()
              : settled.deadline();
      tables.assignments().write(settled);
      last = time.isAfter(last) ? time : last;
      if (settled.assignmentStatus() == AssignmentStatus.APPROVED && hit.owner() != null) {
        Accounts.pay(tables, hit.owner(), hit.hit(), settled, time);
      }
    }
    if (last.isAfter(Instant.MIN)) {
      // Once: it reads the whole HIT.
      tables.assignments().recount(hitId, last);
    }
    return hit;
  }
}
