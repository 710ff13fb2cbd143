package org.turkbridge.shim;

import org.turkbridge.legacy.LegacyException;
import org.turkbridge.message.ApproveRejectedAssignmentRequest;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.AssignmentStatus;
import software.amazon.awssdk.services.mturk.model.GetAssignmentRequest;

/**
 * ApproveRejectedAssignment: what the current API calls an approval that overrides a rejection also
 * approves what was never rejected, where the old operation failed.
 */
final class ApproveRejectedAssignment {
  private ApproveRejectedAssignment() {}

  /**
   * @throws LegacyException unless the assignment is rejected just now
   */
  static void requireRejected(ApproveRejectedAssignmentRequest sent, CallContext call) {
    Assignment assignment =
        call.backend()
            .upstream()
            .needed(
                "Assignment",
                call.read(
                        MTurkClient::getAssignment,
                        GetAssignmentRequest.builder().assignmentId(sent.getAssignmentId()).build())
                    .assignment());
    if (assignment.assignmentStatus() != AssignmentStatus.REJECTED) {
      throw new LegacyException(
          "AWS.MechanicalTurk.InvalidAssignmentState",
          "This operation can be called with a status of: Rejected",
          LegacyException.Place.RESULT);
    }
  }
}
