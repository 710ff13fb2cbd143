package org.turkbridge.local;

import org.turkbridge.local.store.AssignmentState;
import org.turkbridge.local.store.StoredHit;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.AssignmentStatus;
import software.amazon.awssdk.services.mturk.model.HITStatus;

/**
 * An assignment that its Requester sees: it was submitted, and its HIT is not disposed of.
 *
 * @param hit as it is at the time of the call
 */
record SubmittedAssignment(Assignment assignment, StoredHit hit) {
  /**
   * One that the caller may see; in a transaction that writes nobody else changes it meanwhile.
   *
   * @throws Failure if there is none of that id, if it was not submitted, or if it is another's
   */
  static SubmittedAssignment read(Tx tx, String id) {
    // The HIT first: who has that has its assignments.
    StoredHit hit =
        tx.tables()
            .assignments()
            .hitOf(id)
            .flatMap(of -> tx.tables().hits().find(of, tx.now()))
            .orElseThrow(() -> none(id));
    Rules.requireOwn(hit, tx, "Assignment " + id);
    Assignment assignment =
        tx.tables().assignments().find(id, tx.now()).orElseThrow(() -> none(id));
    String status = String.valueOf(assignment.assignmentStatusAsString());
    if (status.equals(AssignmentState.RETURNED)
        || status.equals(AssignmentState.ABANDONED)
        || hit.isGone()) {
      throw none(id);
    }
    if (status.equals(AssignmentState.ACCEPTED)) {
      throw wrongState("Reviewable,Approved,Rejected");
    }
    return new SubmittedAssignment(assignment, hit);
  }

  /**
   * The same for a call that changes it, or pays for it.
   *
   * @throws Failure also if its HIT is disposed of, though an archive tells of it
   */
  static SubmittedAssignment toChange(Tx tx, String id) {
    SubmittedAssignment found = read(tx, id);
    if (found.hit.status() == HITStatus.DISPOSED) {
      throw none(id);
    }
    return found;
  }

  /**
   * Requires that nobody has reviewed it.
   *
   * @throws Failure if somebody has
   */
  void requireSubmitted() {
    if (assignment.assignmentStatus() != AssignmentStatus.SUBMITTED) {
      throw wrongState("Submitted");
    }
  }

  static Failure none(String id) {
    return Failure.requestError("AssignmentDoesNotExist", "Assignment " + id + " does not exist.");
  }

  private static Failure wrongState(String expected) {
    return Failure.requestError(
        "InvalidAssignmentState", "This operation can be called with a status of: " + expected);
  }
}
