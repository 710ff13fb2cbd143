package org.turkbridge.local;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.turkbridge.local.store.AssignmentTable;
import org.turkbridge.local.store.Store;
import org.turkbridge.local.store.StoredHit;
import org.turkbridge.local.store.Tables;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.AssignmentStatus;

/**
 * What became of assignments by itself, and is to be written: those whose time ran out are
 * abandoned, those that nobody reviewed in time approved and paid for. Whoever reads sees that also
 * before.
 */
final class OverdueAssignments {
  /** How many are settled in one transaction, which others wait for. */
  static final int AT_A_TIME = 100;

  private static final int LOOKED_AT = 1_000;

  private OverdueAssignments() {}

  /**
   * Settles all of a HIT, some in each of several transactions: what was done is done, if it ends
   * in an exception.
   */
  static void settle(Store store, String hitId, Instant now) {
    boolean isMore = true;
    while (isMore) {
      isMore = store.write(tables -> settleSome(tables, hitId, now));
    }
  }

  /**
   * Settles those of all HITs.
   *
   * @return how many HITs had such
   */
  static int settle(Store store, Instant now) {
    int settled = 0;
    while (true) {
      Set<String> hits = store.read(tables -> tables.assignments().overdueHits(now, LOOKED_AT));
      if (hits.isEmpty()) {
        return settled;
      }
      for (String hit : hits) {
        settle(store, hit, now);
      }
      settled += hits.size();
    }
  }

  /** Settles all of a HIT in one transaction, before which others settled most of them. */
  static void settle(Tables tables, String hitId, Instant now) {
    boolean isMore = true;
    while (isMore) {
      isMore = settleSome(tables, hitId, now);
    }
  }

  /** Whether there may be more. */
  private static boolean settleSome(Tables tables, String hitId, Instant now) {
    // The HIT first: nobody else changes its assignments then.
    StoredHit hit = tables.hits().find(hitId, now).orElseThrow();
    List<Assignment> overdue = tables.assignments().overdue(hitId, now, AT_A_TIME);
    settle(tables, hit, overdue, now);
    return overdue.size() == AT_A_TIME;
  }

  /** Settles what a Worker has of a HIT, which nobody else changes meanwhile. */
  static void settle(Tables tables, StoredHit hit, String workerId, Instant now) {
    settle(
        tables, hit, tables.assignments().overdue(hit.id(), workerId, now).stream().toList(), now);
  }

  private static void settle(Tables tables, StoredHit hit, List<Assignment> overdue, Instant now) {
    if (overdue.isEmpty()) {
      return;
    }
    List<Assignment> settled =
        overdue.stream().map(assignment -> AssignmentTable.settled(assignment, now)).toList();
    tables.assignments().write(settled, now);
    Instant last = Instant.MIN;
    List<Assignment> approved = new ArrayList<>();
    for (Assignment assignment : settled) {
      boolean isApproved = assignment.assignmentStatus() == AssignmentStatus.APPROVED;
      Instant time = isApproved ? assignment.approvalTime() : assignment.deadline();
      last = time.isAfter(last) ? time : last;
      if (isApproved) {
        approved.add(assignment);
      }
    }
    Accounts.pay(tables, hit.maker(), hit.hit(), approved);
    // Once: it reads the whole HIT.
    tables.assignments().recount(hit.id(), last);
  }
}
