package org.turkbridge.http;

import static org.turkbridge.http.CurrentDoor.integer;
import static org.turkbridge.http.CurrentDoor.number;
import static org.turkbridge.http.CurrentDoor.text;
import static org.turkbridge.http.CurrentDoor.truth;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.QualificationRequirement;
import software.amazon.awssdk.services.mturk.model.ReviewPolicy;

/** Those calls of a new program that are on HITs and assignments. */
final class CurrentHitCalls {
  private CurrentHitCalls() {}

  static void make(MTurkClient client, LegacyCall call) {
    @Nullable String hit = text(call, "HITId");
    @Nullable String type = text(call, "HITTypeId");
    @Nullable String assignment = text(call, "AssignmentId");
    @Nullable String feedback = text(call, "RequesterFeedback");
    @Nullable Integer size = integer(call, "PageSize");
    switch (call.operation()) {
      case "RegisterHITType" ->
          client.createHITType(
              r ->
                  r.title(text(call, "Title"))
                      .description(text(call, "Description"))
                      .keywords(text(call, "Keywords"))
                      .reward(text(call, "Reward.Amount"))
                      .assignmentDurationInSeconds(number(call, "AssignmentDurationInSeconds"))
                      .autoApprovalDelayInSeconds(number(call, "AutoApprovalDelayInSeconds"))
                      .qualificationRequirements(requirements(call)));
      case "CreateHIT" -> create(client, call);
      case "GetHIT" -> client.getHIT(r -> r.hitId(hit));
      case "SearchHITs" -> client.listHITs(r -> r.maxResults(size));
      case "GetReviewableHITs" ->
          client.listReviewableHITs(
              r -> r.hitTypeId(type).status(text(call, "Status")).maxResults(size));
      case "SetHITAsReviewing" ->
          client.updateHITReviewStatus(r -> r.hitId(hit).revert(truth(call, "Revert")));
      case "ChangeHITTypeOfHIT" -> client.updateHITTypeOfHIT(r -> r.hitId(hit).hitTypeId(type));
      case "ExtendHIT" -> extend(client, call);
      case "ForceExpireHIT" ->
          client.updateExpirationForHIT(r -> r.hitId(hit).expireAt(Instant.EPOCH));
      case "DisposeHIT" -> client.deleteHIT(r -> r.hitId(hit));
      case "GetAssignment" -> client.getAssignment(r -> r.assignmentId(assignment));
      case "GetAssignmentsForHIT" -> {
        @Nullable String status = text(call, "AssignmentStatus");
        client.listAssignmentsForHIT(
            r ->
                r.hitId(hit)
                    .assignmentStatusesWithStrings(status == null ? List.of() : List.of(status))
                    .maxResults(size));
      }
      case "ApproveAssignment" ->
          client.approveAssignment(r -> r.assignmentId(assignment).requesterFeedback(feedback));
      case "RejectAssignment" ->
          client.rejectAssignment(
              r -> r.assignmentId(assignment).requesterFeedback(feedback == null ? " " : feedback));
      case "ApproveRejectedAssignment" ->
          client.approveAssignment(
              r -> r.assignmentId(assignment).requesterFeedback(feedback).overrideRejection(true));
      case "GetFileUploadURL" ->
          client.getFileUploadURL(
              r -> r.assignmentId(assignment).questionIdentifier(text(call, "QuestionIdentifier")));
      case "GetAccountBalance" -> client.getAccountBalance();
      case "GrantBonus" ->
          client.sendBonus(
              r ->
                  r.assignmentId(assignment)
                      .workerId(text(call, "WorkerId"))
                      .bonusAmount(text(call, "BonusAmount.Amount"))
                      .reason(text(call, "Reason"))
                      .uniqueRequestToken(text(call, "UniqueRequestToken")));
      case "GetBonusPayments" ->
          client.listBonusPayments(r -> r.hitId(hit).assignmentId(assignment).maxResults(size));
      case "NotifyWorkers" -> {
        List<String> workers =
            call.parameters().entrySet().stream()
                .filter(each -> each.getKey().startsWith("WorkerId"))
                .map(Map.Entry::getValue)
                .toList();
        client.notifyWorkers(
            r ->
                r.subject(text(call, "Subject"))
                    .messageText(text(call, "MessageText"))
                    .workerIds(workers.isEmpty() ? null : workers));
      }
      case "GetReviewResultsForHIT" -> {
        @Nullable String level = text(call, "PolicyLevel");
        client.listReviewPolicyResultsForHIT(
            r -> r.hitId(hit).policyLevelsWithStrings(level == null ? List.of() : List.of(level)));
      }
      default -> throw new AssertionError(call);
    }
  }

  private static void create(MTurkClient client, LegacyCall call) {
    @Nullable String type = text(call, "HITTypeId");
    if (type == null) {
      client.createHIT(
          r ->
              r.title(text(call, "Title"))
                  .description(text(call, "Description"))
                  .keywords(text(call, "Keywords"))
                  .reward(text(call, "Reward.Amount"))
                  .assignmentDurationInSeconds(number(call, "AssignmentDurationInSeconds"))
                  .autoApprovalDelayInSeconds(number(call, "AutoApprovalDelayInSeconds"))
                  .qualificationRequirements(requirements(call))
                  .lifetimeInSeconds(number(call, "LifetimeInSeconds"))
                  .maxAssignments(integer(call, "MaxAssignments"))
                  .question(text(call, "Question"))
                  .hitLayoutId(text(call, "HITLayoutId"))
                  .requesterAnnotation(text(call, "RequesterAnnotation"))
                  .uniqueRequestToken(text(call, "UniqueRequestToken"))
                  .assignmentReviewPolicy(policy(call, "AssignmentReviewPolicy"))
                  .hitReviewPolicy(policy(call, "HITReviewPolicy")));
    } else {
      client.createHITWithHITType(
          r ->
              r.hitTypeId(type)
                  .lifetimeInSeconds(number(call, "LifetimeInSeconds"))
                  .question(text(call, "Question")));
    }
  }

  private static void extend(MTurkClient client, LegacyCall call) {
    @Nullable String hit = text(call, "HITId");
    @Nullable Integer more = integer(call, "MaxAssignmentsIncrement");
    @Nullable Long seconds = number(call, "ExpirationIncrementInSeconds");
    if (more != null) {
      client.createAdditionalAssignmentsForHIT(
          r ->
              r.hitId(hit)
                  .numberOfAdditionalAssignments(more)
                  .uniqueRequestToken(text(call, "UniqueRequestToken")));
    }
    if (seconds != null) {
      Instant expiration = client.getHIT(r -> r.hitId(hit)).hit().expiration();
      client.updateExpirationForHIT(r -> r.hitId(hit).expireAt(expiration.plusSeconds(seconds)));
    }
  }

  private static @Nullable ReviewPolicy policy(LegacyCall call, String name) {
    @Nullable String policy = text(call, name + ".PolicyName");
    return policy == null ? null : ReviewPolicy.builder().policyName(policy).build();
  }

  private static @Nullable List<QualificationRequirement> requirements(LegacyCall call) {
    Map<String, String> parameters = call.parameters();
    List<QualificationRequirement> requirements =
        IntStream.iterate(
                1,
                n -> parameters.containsKey("QualificationRequirement." + n + ".Comparator"),
                n -> n + 1)
            .mapToObj(n -> requirement(call, "QualificationRequirement." + n + "."))
            .toList();
    return requirements.isEmpty() ? null : requirements;
  }

  private static QualificationRequirement requirement(LegacyCall call, String prefix) {
    @Nullable Integer value = integer(call, prefix + "IntegerValue");
    return QualificationRequirement.builder()
        .qualificationTypeId(text(call, prefix + "QualificationTypeId"))
        .comparator(text(call, prefix + "Comparator"))
        .integerValues(value == null ? null : List.of(value))
        .build();
  }
}
