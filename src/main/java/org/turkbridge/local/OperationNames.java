package org.turkbridge.local;

import java.util.Set;

/** Every operation of the API of 2017-01-17, as its service model names them. */
final class OperationNames {
  static final String TARGET_PREFIX = "MTurkRequesterServiceV20170117.";

  static final Set<String> ALL =
      Set.of(
          "AcceptQualificationRequest",
          "ApproveAssignment",
          "AssociateQualificationWithWorker",
          "CreateAdditionalAssignmentsForHIT",
          "CreateHIT",
          "CreateHITType",
          "CreateHITWithHITType",
          "CreateQualificationType",
          "CreateWorkerBlock",
          "DeleteHIT",
          "DeleteQualificationType",
          "DeleteWorkerBlock",
          "DisassociateQualificationFromWorker",
          "GetAccountBalance",
          "GetAssignment",
          "GetFileUploadURL",
          "GetHIT",
          "GetQualificationScore",
          "GetQualificationType",
          "ListAssignmentsForHIT",
          "ListBonusPayments",
          "ListHITs",
          "ListHITsForQualificationType",
          "ListQualificationRequests",
          "ListQualificationTypes",
          "ListReviewPolicyResultsForHIT",
          "ListReviewableHITs",
          "ListWorkerBlocks",
          "ListWorkersWithQualificationType",
          "NotifyWorkers",
          "RejectAssignment",
          "RejectQualificationRequest",
          "SendBonus",
          "SendTestEventNotification",
          "UpdateExpirationForHIT",
          "UpdateHITReviewStatus",
          "UpdateHITTypeOfHIT",
          "UpdateNotificationSettings",
          "UpdateQualificationType");

  private OperationNames() {}
}
