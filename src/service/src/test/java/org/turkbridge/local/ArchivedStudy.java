package org.turkbridge.local;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.local.store.Arrival;
import org.turkbridge.local.store.Merged;
import org.turkbridge.local.store.Store;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.BonusPayment;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.ListReviewPolicyResultsForHitResponse;
import software.amazon.awssdk.services.mturk.model.QualificationRequirement;
import software.amazon.awssdk.services.mturk.model.WorkerBlock;

/** What archives tell of a study, and how it comes into a store. */
public final class ArchivedStudy {
  static final Instant CREATED = Instant.parse("2012-03-01T08:00:00Z");

  private final Store store;

  ArchivedStudy(Store store) {
    this.store = store;
  }

  /** As GetHIT told it with all response groups. */
  static HIT hit(String id, Consumer<HIT.Builder> more) {
    HIT.Builder hit =
        HIT.builder()
            .hitId(id)
            .hitTypeId("OLDTYPE")
            .hitGroupId("OLDGROUP")
            .creationTime(CREATED)
            .title("Count the sheep")
            .description("As many as you see")
            .keywords("sheep, count")
            .hitStatus("Assignable")
            .maxAssignments(4)
            .reward("0.50")
            .autoApprovalDelayInSeconds(60L)
            .expiration(CREATED.plusSeconds(3_600))
            .assignmentDurationInSeconds(60L)
            .requesterAnnotation("batch 1")
            .qualificationRequirements(
                QualificationRequirement.builder()
                    .qualificationTypeId("00000000000000000040")
                    .comparator("GreaterThan")
                    .integerValues(100)
                    .build())
            .hitReviewStatus("NotReviewed")
            .numberOfAssignmentsPending(3)
            .numberOfAssignmentsAvailable(1)
            .numberOfAssignmentsCompleted(0)
            .question("<Question/>");
    more.accept(hit);
    return hit.build();
  }

  static HIT hit(String id) {
    return hit(id, hit -> {});
  }

  /** One that nobody has reviewed, without the Deadline that no archive has. */
  static Assignment assignment(String id, String hitId, Consumer<Assignment.Builder> more) {
    Assignment.Builder assignment =
        Assignment.builder()
            .assignmentId(id)
            .workerId("AWORKER" + id)
            .hitId(hitId)
            .assignmentStatus("Submitted")
            .autoApprovalTime(CREATED.plusSeconds(180))
            .acceptTime(CREATED.plusSeconds(60))
            .submitTime(CREATED.plusSeconds(120))
            .answer("<?xml version=\"1.0\"?>\n<QuestionFormAnswers/>\n");
    more.accept(assignment);
    return assignment.build();
  }

  static Assignment assignment(String id, String hitId) {
    return assignment(id, hitId, more -> {});
  }

  static BonusPayment bonus(String assignmentId, String amount) {
    return BonusPayment.builder()
        .workerId("AWORKER" + assignmentId)
        .bonusAmount(amount)
        .assignmentId(assignmentId)
        .reason("Well done")
        .grantTime(CREATED.plusSeconds(300))
        .build();
  }

  static WorkerBlock block(String workerId, String reason) {
    return WorkerBlock.builder().workerId(workerId).reason(reason).build();
  }

  List<Merged> hits(HIT... hits) {
    return merged(RecordKind.HIT, hits);
  }

  List<Merged> assignments(Assignment... assignments) {
    return merged(RecordKind.ASSIGNMENT, assignments);
  }

  List<Merged> bonuses(BonusPayment... bonuses) {
    return merged(RecordKind.BONUS_PAYMENT, bonuses);
  }

  List<Merged> blocks(WorkerBlock... blocks) {
    return merged(RecordKind.WORKER_BLOCK, blocks);
  }

  List<Merged> reports(ListReviewPolicyResultsForHitResponse... reports) {
    return merged(RecordKind.REVIEW_REPORT, reports);
  }

  private List<Merged> merged(RecordKind kind, SdkPojo[] items) {
    return merged(store, kind, "a.xml", items);
  }

  /** What becomes of records that come from a file. */
  public static List<Merged> merged(Store store, RecordKind kind, String file, SdkPojo... items) {
    return store.write(
        tables ->
            tables.merge(
                kind,
                Arrays.stream(items).<Arrival<?>>map(item -> new Arrival<>(file, item)).toList()));
  }
}
