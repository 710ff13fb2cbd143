package org.turkbridge.verify.records;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.BonusPayment;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.ListReviewPolicyResultsForHitResponse;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;
import software.amazon.awssdk.services.mturk.model.QualificationType;
import software.amazon.awssdk.services.mturk.model.WorkerBlock;

/**
 * What a record is told apart by from others of its kind.
 *
 * @param shown an identifier for people; empty if there is none
 * @param key the same for two records if, and only if, they are of one thing; empty if that cannot
 *     be told
 */
record RecordIdentity(String shown, String key) {
  /** That of a record of any kind. */
  static RecordIdentity of(SdkPojo value) {
    if (value instanceof QualificationRequest request) {
      return all(request.qualificationRequestId());
    }
    if (value instanceof Assignment assignment) {
      return all(assignment.assignmentId());
    }
    if (value instanceof HIT hit) {
      RecordIdentity identity = all(hit.hitId());
      return ContentCheck.isWhole(hit) ? identity : new RecordIdentity(identity.shown(), "");
    }
    if (value instanceof BonusPayment bonus) {
      // A Worker may have several for one assignment.
      return all(bonus.assignmentId(), bonus.workerId(), String.valueOf(bonus.grantTime()));
    }
    if (value instanceof WorkerBlock block) {
      return all(block.workerId());
    }
    if (value instanceof QualificationType type) {
      return all(type.qualificationTypeId());
    }
    if (value instanceof Qualification qualification) {
      return all(qualification.qualificationTypeId(), qualification.workerId());
    }
    return value instanceof ListReviewPolicyResultsForHitResponse report
        ? all(report.hitId())
        : all();
  }

  private static RecordIdentity all(@Nullable String... parts) {
    boolean isWhole = Stream.of(parts).allMatch(part -> part != null && !part.isEmpty());
    return new RecordIdentity(
        parts.length == 0 || parts[0] == null ? "" : parts[0],
        isWhole ? Stream.of(parts).collect(Collectors.joining("\n")) : "");
  }
}
