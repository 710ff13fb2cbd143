package org.turkbridge.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.turkbridge.memory.MemoryBudget;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.AssignmentStatus;
import software.amazon.awssdk.services.mturk.model.BonusPayment;
import software.amazon.awssdk.services.mturk.model.EventType;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.HITReviewStatus;
import software.amazon.awssdk.services.mturk.model.ListReviewPolicyResultsForHitResponse;
import software.amazon.awssdk.services.mturk.model.NotificationSpecification;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;
import software.amazon.awssdk.services.mturk.model.QualificationType;
import software.amazon.awssdk.services.mturk.model.ReviewPolicyLevel;
import software.amazon.awssdk.services.mturk.model.ReviewResultDetail;

/** What tests put into stores. */
final class StoredItems {
  static final Instant TIME = Instant.parse("2014-08-15T00:01:00.250Z");

  private StoredItems() {}

  static PageLimit limit(int items) {
    return new PageLimit(items, MemoryBudget.unlimited().share());
  }

  /** Three calls of a program. */
  static Map<CallKind, CountedCalls> calls(String program) {
    return Map.of(
        new CallKind(
            LocalDate.of(2014, 8, 15),
            "legacy",
            "ann",
            program,
            "GetHIT",
            "2014-08-15",
            "REST",
            "ok"),
        new CountedCalls(3, TIME, 300, 200, new TreeSet<>(Set.of("HITId"))));
  }

  static QualificationType type(String id, String name) {
    return QualificationType.builder()
        .qualificationTypeId(id)
        .name(name)
        .description("0")
        .qualificationTypeStatus("Active")
        .creationTime(TIME)
        .isRequestable(true)
        .autoGranted(false)
        .build();
  }

  static QualificationRequest request(String id, String typeId, String workerId) {
    return QualificationRequest.builder()
        .qualificationRequestId(id)
        .qualificationTypeId(typeId)
        .workerId(workerId)
        .submitTime(TIME)
        .build();
  }

  static HIT hit(String id) {
    return HIT.builder()
        .hitId(id)
        .hitTypeId("HITTYPE")
        .creationTime(TIME)
        .expiration(TIME.plusSeconds(60))
        .maxAssignments(1000)
        .hitReviewStatus(HITReviewStatus.NOT_REVIEWED)
        .question("<Question/>")
        .build();
  }

  static HIT hitType(String id) {
    return HIT.builder()
        .hitTypeId(id)
        .hitGroupId(id)
        .title("Title")
        .description("Description")
        .reward("0.05")
        .autoApprovalDelayInSeconds(60L)
        .assignmentDurationInSeconds(60L)
        .build();
  }

  /** An assignment that is submitted, of a HIT that nobody else changes meanwhile. */
  static void submit(Tables tables, String id, String workerId) {
    assertThat(tables.hits().find("HIT", TIME)).isPresent();
    tables
        .assignments()
        .add(
            Assignment.builder()
                .assignmentId(id)
                .hitId("HIT")
                .workerId(workerId)
                .assignmentStatus(AssignmentStatus.SUBMITTED)
                .acceptTime(TIME)
                .deadline(TIME.plusSeconds(60))
                .submitTime(TIME)
                .autoApprovalTime(TIME.plusSeconds(60))
                .answer("<Answer/>")
                .build(),
            TIME);
  }

  /** One of an archive, of a HIT that no archive tells of. */
  static Assignment archived(String id) {
    return Assignment.builder().assignmentId(id).hitId("OLD").answer("<Answer/>\u0000").build();
  }

  static ListReviewPolicyResultsForHitResponse report() {
    return ListReviewPolicyResultsForHitResponse.builder()
        .hitId("OLD")
        .hitReviewReport(
            report -> report.reviewResults(ReviewResultDetail.builder().actionId("R").build()))
        .build();
  }

  static BonusPayment bonus(String assignmentId, String amount) {
    return BonusPayment.builder()
        .assignmentId(assignmentId)
        .workerId("A" + assignmentId)
        .bonusAmount(amount)
        .reason("Well done")
        .grantTime(TIME)
        .build();
  }

  static LedgerTable.Charge charge(String assignmentId) {
    return new LedgerTable.Charge(
        LedgerTable.Kind.REWARD, 3, "HIT", assignmentId, "A" + assignmentId, TIME);
  }

  /** Something of everything that belongs to HITs. */
  static boolean addHits(Tables tables) {
    tables.hitTypes().sameOrAdded(hitType("HITTYPE"), "digest", "ann");
    tables
        .hitTypes()
        .setNotification("HITTYPE", new HitTypeNotification(told(), "AKIDEXAMPLE", true), TIME);
    tables.hits().add(hit("HIT"), "ann", null, null);
    StoreListing.ASSIGNMENTS.add(tables, "A1");
    tables.ledger().charge("ann", List.of(charge("A1")));
    StoreListing.BONUSES.add(tables, "3");
    StoreListing.MESSAGES.add(tables, "Hello");
    StoreListing.REVIEW_RESULTS.add(tables, "R1");
    StoreListing.IMPORTED_HITS.add(tables, "H2");
    StoreListing.IMPORTED_ASSIGNMENTS.add(tables, "A2");
    StoreListing.IMPORTED_BONUSES.add(tables, "4");
    StoreListing.IMPORTED_BLOCKS.add(tables, "ATWO");
    tables.importedReviewReports().merge(List.of(new Arrival<>("a.xml", report())));
    tables.requestTokens().take("ann", "CreateHIT", "t", "HIT", TIME);
    return true;
  }

  private static NotificationSpecification told() {
    return NotificationSpecification.builder()
        .destination("https://sqs.us-east-1.amazonaws.com/123456789012/queue")
        .transport("SQS")
        .version("2006-05-05")
        .eventTypes(EventType.HIT_CREATED)
        .build();
  }

  /** What of it lists have. */
  static List<?> hits(Tables tables) {
    return List.of(
        tables.hits().find("HIT", TIME).orElseThrow(),
        tables.assignments().page("HIT", List.of(), TIME, 0, limit(9)),
        tables.bonusPayments().ofAssignment("B3", 0, limit(9)),
        tables.workerMessages().page("AONE", 0, limit(9)),
        tables.hitTypes().find("HITTYPE").orElseThrow(),
        tables.hitEvents().due(TIME.plusSeconds(999_999_999), 9),
        tables.notifications().count(),
        tables.reviewReports().results("HIT", ReviewPolicyLevel.HIT, 0, limit(9)),
        tables.hits().find("H2", TIME).orElseThrow(),
        tables.assignments().page("OLD", List.of(), TIME, 0, limit(9)),
        tables.bonusPayments().ofAssignment("UNTOLD", 0, limit(9)),
        tables.importedWorkerBlocks().page("ann", 0, limit(9)),
        tables.importedReviewReports().find("OLD").orElseThrow());
  }
}
