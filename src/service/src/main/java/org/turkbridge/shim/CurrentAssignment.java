package org.turkbridge.shim;

import org.turkbridge.legacy.LegacyException;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.AssignmentStatus;
import software.amazon.awssdk.services.mturk.model.GetAssignmentRequest;

/**
 * Assignments as the service behind has them just now, and what the old one allowed in their
 * states.
 */
final class CurrentAssignment {
  private CurrentAssignment() {}

  /**
   * Requires that DisableHIT was not called for the HIT of an assignment, which is read only if the
   * caller has called it for any that is still there.
   *
   * @throws LegacyException as for one that is disposed of, or if the assignment cannot be read
   */
  static void requireHitNotDisabled(String assignmentId, CallContext call) {
    if (!call.backend().disabled().ids(call.caller()).isEmpty()) {
      CurrentHit.requireNotDisabled(read(assignmentId, call).hitId(), call);
    }
  }

  /**
   * What the current API calls an approval that overrides a rejection also approves what was never
   * rejected, where the old operation failed.
   *
   * @throws LegacyException unless the assignment is rejected just now, or if DisableHIT was called
   *     for its HIT
   */
  static void requireRejected(String assignmentId, CallContext call) {
    Assignment assignment = read(assignmentId, call);
    CurrentHit.requireNotDisabled(assignment.hitId(), call);
    if (assignment.assignmentStatus() != AssignmentStatus.REJECTED) {
      throw new LegacyException(
          "AWS.MechanicalTurk.InvalidAssignmentState",
          "This operation can be called with a status of: Rejected",
          LegacyException.Place.RESULT);
    }
  }

  private static Assignment read(String assignmentId, CallContext call) {
    GetAssignmentRequest request =
        GetAssignmentRequest.builder().assignmentId(assignmentId).build();
    return call.backend()
        .upstream()
        .needed("Assignment", call.read(MTurkClient::getAssignment, request).assignment());
  }
}
