package org.turkbridge.legacy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every operation that the legacy API ever had, and what the current API offers in its place. Their
 * messages, and the versions that had them, are in the message schema.
 */
public final class LegacyOperations {
  private static final String NONE = "";

  private static final Map<String, String> CURRENT = new LinkedHashMap<>();

  static {
    CURRENT.put("ApproveAssignment", "ApproveAssignment");
    CURRENT.put("ApproveRejectedAssignment", "ApproveAssignment with OverrideRejection=true");
    CURRENT.put("AssignQualification", "AssociateQualificationWithWorker");
    CURRENT.put("BlockWorker", "CreateWorkerBlock");
    CURRENT.put("ChangeHITTypeOfHIT", "UpdateHITTypeOfHIT");
    CURRENT.put("CreateHIT", "CreateHIT, or CreateHITWithHITType with a HITTypeId");
    CURRENT.put("CreateQualificationType", "CreateQualificationType");
    CURRENT.put(
        "DisableHIT",
        "UpdateExpirationForHIT, ApproveAssignment for what is submitted, then DeleteHIT");
    CURRENT.put("DisposeHIT", "DeleteHIT");
    CURRENT.put("DisposeQualificationType", "DeleteQualificationType");
    CURRENT.put("ExtendHIT", "CreateAdditionalAssignmentsForHIT and UpdateExpirationForHIT");
    CURRENT.put("ForceExpireHIT", "UpdateExpirationForHIT with a time in the past");
    CURRENT.put("GetAccountBalance", "GetAccountBalance");
    CURRENT.put("GetAssignment", "GetAssignment");
    CURRENT.put("GetAssignmentsForHIT", "ListAssignmentsForHIT");
    CURRENT.put("GetBlockedWorkers", "ListWorkerBlocks");
    CURRENT.put("GetBonusPayments", "ListBonusPayments");
    CURRENT.put("GetFileUploadURL", "GetFileUploadURL");
    CURRENT.put("GetHIT", "GetHIT");
    CURRENT.put("GetHITsForQualificationType", "ListHITsForQualificationType");
    CURRENT.put("GetQualificationRequests", "ListQualificationRequests");
    CURRENT.put("GetQualificationScore", "GetQualificationScore");
    CURRENT.put("GetQualificationType", "GetQualificationType");
    CURRENT.put("GetQualificationsForQualificationType", "ListWorkersWithQualificationType");
    CURRENT.put("GetRequesterStatistic", NONE);
    CURRENT.put("GetRequesterWorkerStatistic", NONE);
    CURRENT.put("GetReviewResultsForHIT", "ListReviewPolicyResultsForHIT");
    CURRENT.put("GetReviewableHITs", "ListReviewableHITs");
    CURRENT.put("GetWorkerAcceptLimit", NONE);
    CURRENT.put("GrantBonus", "SendBonus");
    CURRENT.put("GrantQualification", "AcceptQualificationRequest");
    CURRENT.put("Help", NONE);
    CURRENT.put("NotifyWorkers", "NotifyWorkers");
    CURRENT.put("RegisterHITType", "CreateHITType");
    CURRENT.put("RejectAssignment", "RejectAssignment");
    CURRENT.put("RejectQualificationRequest", "RejectQualificationRequest");
    CURRENT.put("RevokeQualification", "DisassociateQualificationFromWorker");
    CURRENT.put("SearchHITs", "ListHITs");
    CURRENT.put("SearchQualificationTypes", "ListQualificationTypes");
    CURRENT.put("SendTestEventNotification", "SendTestEventNotification");
    CURRENT.put("SetHITAsReviewing", "UpdateHITReviewStatus");
    CURRENT.put("SetHITTypeNotification", "UpdateNotificationSettings");
    CURRENT.put("SetWorkerAcceptLimit", NONE);
    CURRENT.put("UnblockWorker", "DeleteWorkerBlock");
    CURRENT.put(
        "UpdateQualificationScore",
        "AssociateQualificationWithWorker, after GetQualificationScore");
    CURRENT.put("UpdateQualificationType", "UpdateQualificationType");
  }

  /** Why no service answers an operation. */
  private static final String WITHDRAWN =
      "was withdrawn on 2008-11-04, when one limit for all Requesters took its place";

  private static final Set<String> LIMITS = Set.of("GetWorkerAcceptLimit", "SetWorkerAcceptLimit");

  private LegacyOperations() {}

  /** Whether the legacy API had an operation of that name. */
  public static boolean exists(String operation) {
    return CURRENT.containsKey(operation);
  }

  /**
   * Every operation of the legacy API with what to use in its place; empty where the current API
   * has nothing.
   */
  public static Map<String, Optional<String>> all() {
    return CURRENT.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Map.Entry::getKey,
                entry -> Optional.of(entry.getValue()).filter(current -> !current.equals(NONE))));
  }

  /** What to tell a caller of an operation that the service behind would have to be ours for. */
  public static LegacyException onlyOfEmbedded(String operation, String upstream) {
    return LegacyException.ofCall(
        LegacyErrorCode.INVALID_OPERATION,
        "The operation "
            + operation
            + " has no counterpart in the API of 2017-01-17: only the embedded service can answer it,"
            + " and calls go to "
            + upstream);
  }

  /** What to tell a caller of an operation that is not answered here. */
  public static LegacyException notAnswered(String operation) {
    if (LIMITS.contains(operation)) {
      return LegacyException.ofCall(
          LegacyErrorCode.INVALID_OPERATION,
          "The operation "
              + operation
              + " "
              + WITHDRAWN
              + "; it has no counterpart in the API of 2017-01-17");
    }
    return LegacyException.ofCall(
        LegacyErrorCode.INVALID_OPERATION,
        Optional.ofNullable(CURRENT.get(operation))
            .map(
                current ->
                    current.equals(NONE)
                        ? "The operation "
                            + operation
                            + " has no counterpart in the API of 2017-01-17"
                        : "The operation "
                            + operation
                            + " is not answered here; in the API of 2017-01-17 use "
                            + current)
            .orElse("There is no operation \"" + Shortened.text(operation) + "\" in this API"));
  }
}
