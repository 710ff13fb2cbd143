package org.turkbridge.verify.records;

import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.turkbridge.verify.report.FindingKind;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.AssignmentStatus;
import software.amazon.awssdk.services.mturk.model.BonusPayment;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.ListReviewPolicyResultsForHitResponse;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;
import software.amazon.awssdk.services.mturk.model.QualificationType;
import software.amazon.awssdk.services.mturk.model.WorkerBlock;

/** Whether identifiers, times and numbers are as the service makes them. */
final class Plausibility {
  /** The types EntityId and CustomerId of the service's model of 2017-01-17, 1 to 64 long. */
  private static final Pattern ENTITY_ID = Pattern.compile("[A-Z0-9]{1,64}");

  private static final Pattern WORKER_ID = Pattern.compile("A[A-Z0-9]{1,63}");

  /** Its type CurrencyAmount. */
  private static final Pattern AMOUNT = Pattern.compile("[0-9]+(\\.)?[0-9]{0,2}");

  /** When Mechanical Turk was opened. */
  private static final Instant BEGINNING = Instant.parse("2005-11-02T00:00:00Z");

  /** Until about 2010 the id of an assignment began with that of its HIT. */
  private static final int OLD_HIT_ID = 20;

  private final Instant now;

  /**
   * @param now later times are impossible
   */
  Plausibility(Instant now) {
    this.now = now;
  }

  /** Says what is odd in a record of any kind. */
  void check(SdkPojo value, Remarks remarks) {
    if (value instanceof QualificationRequest request) {
      id("QualificationRequestId", request.qualificationRequestId(), remarks);
      id("QualificationTypeId", request.qualificationTypeId(), remarks);
      worker(request.workerId(), remarks);
      past("SubmitTime", request.submitTime(), remarks);
    } else if (value instanceof Assignment assignment) {
      assignment(assignment, remarks);
    } else if (value instanceof HIT hit) {
      hit(hit, remarks);
    } else if (value instanceof QualificationType type) {
      id("QualificationTypeId", type.qualificationTypeId(), remarks);
      past("CreationTime", type.creationTime(), remarks);
    } else if (value instanceof Qualification qualification) {
      id("QualificationTypeId", qualification.qualificationTypeId(), remarks);
      worker(qualification.workerId(), remarks);
      past("GrantTime", qualification.grantTime(), remarks);
    } else if (value instanceof BonusPayment bonus) {
      worker(bonus.workerId(), remarks);
      id("AssignmentId", bonus.assignmentId(), remarks);
      amount("BonusAmount", bonus.bonusAmount(), remarks);
      past("GrantTime", bonus.grantTime(), remarks);
    } else if (value instanceof WorkerBlock block) {
      worker(block.workerId(), remarks);
    } else if (value instanceof ListReviewPolicyResultsForHitResponse report) {
      id("HITId", report.hitId(), remarks);
    }
  }

  private void assignment(Assignment assignment, Remarks remarks) {
    id("AssignmentId", assignment.assignmentId(), remarks);
    id("HITId", assignment.hitId(), remarks);
    worker(assignment.workerId(), "", remarks);
    oldId(assignment.assignmentId(), assignment.hitId(), remarks);
    past("AcceptTime", assignment.acceptTime(), remarks);
    past("SubmitTime", assignment.submitTime(), remarks);
    past("ApprovalTime", assignment.approvalTime(), remarks);
    past("RejectionTime", assignment.rejectionTime(), remarks);
    plausible("AutoApprovalTime", assignment.autoApprovalTime(), remarks);
    plausible("Deadline", assignment.deadline(), remarks);
    String submit = "SubmitTime";
    Instant submitted = assignment.submitTime();
    order("AcceptTime", assignment.acceptTime(), submit, submitted, remarks);
    order("AcceptTime", assignment.acceptTime(), "Deadline", assignment.deadline(), remarks);
    order(submit, submitted, "ApprovalTime", assignment.approvalTime(), remarks);
    order(submit, submitted, "RejectionTime", assignment.rejectionTime(), remarks);
    order(submit, submitted, "AutoApprovalTime", assignment.autoApprovalTime(), remarks);
    status(assignment, remarks);
  }

  private static void oldId(@Nullable String assignment, @Nullable String hit, Remarks remarks) {
    if (assignment != null
        && hit != null
        && hit.length() == OLD_HIT_ID
        && assignment.length() == 2 * OLD_HIT_ID
        && !assignment.startsWith(hit)) {
      remarks.quote(
          FindingKind.IMPLAUSIBLE,
          "AssignmentId",
          "AssignmentId has 40 characters, and does not begin with the HITId");
    }
  }

  /**
   * A rejected assignment may be approved later, and has both times then. Answers of the service
   * have an AutoApprovalTime; without it a record, as of a table of few columns, is not whole.
   */
  private static void status(Assignment assignment, Remarks remarks) {
    AssignmentStatus status = assignment.assignmentStatus();
    boolean approved = assignment.approvalTime() != null;
    boolean rejected = assignment.rejectionTime() != null;
    boolean isWhole = assignment.autoApprovalTime() != null;
    @Nullable String complaint =
        switch (status == null ? AssignmentStatus.UNKNOWN_TO_SDK_VERSION : status) {
          case SUBMITTED ->
              approved ? "with an ApprovalTime" : rejected ? "with a RejectionTime" : null;
          case APPROVED -> approved || !isWhole ? null : "without an ApprovalTime";
          case REJECTED ->
              approved
                  ? "with an ApprovalTime"
                  : rejected || !isWhole ? null : "without a RejectionTime";
          case UNKNOWN_TO_SDK_VERSION -> null;
        };
    if (complaint != null) {
      remarks.quote(
          FindingKind.STATUS_AND_TIMES,
          "AssignmentStatus",
          "the assignment is " + assignment.assignmentStatusAsString() + ", " + complaint);
    }
  }

  private void hit(HIT hit, Remarks remarks) {
    id("HITId", hit.hitId(), remarks);
    optionalId("HITTypeId", hit.hitTypeId(), remarks);
    optionalId("HITGroupId", hit.hitGroupId(), remarks);
    optionalId("HITLayoutId", hit.hitLayoutId(), remarks);
    past("CreationTime", hit.creationTime(), remarks);
    plausible("Expiration", hit.expiration(), remarks);
    order("CreationTime", hit.creationTime(), "Expiration", hit.expiration(), remarks);
    amount("Reward", hit.reward(), remarks);
    number("MaxAssignments", hit.maxAssignments(), remarks);
    number("NumberOfAssignmentsPending", hit.numberOfAssignmentsPending(), remarks);
    number("NumberOfAssignmentsAvailable", hit.numberOfAssignmentsAvailable(), remarks);
    number("NumberOfAssignmentsCompleted", hit.numberOfAssignmentsCompleted(), remarks);
    long assignments =
        IntStream.of(
                orNone(hit.numberOfAssignmentsPending()),
                orNone(hit.numberOfAssignmentsAvailable()),
                orNone(hit.numberOfAssignmentsCompleted()))
            .asLongStream()
            .sum();
    if (hit.maxAssignments() != null && assignments > hit.maxAssignments()) {
      remarks.quote(
          FindingKind.IMPLAUSIBLE,
          "MaxAssignments",
          "pending, available and completed assignments are %,d, more than MaxAssignments"
              .formatted(assignments));
    }
  }

  private static int orNone(@Nullable Integer number) {
    return Objects.requireNonNullElse(number, 0);
  }

  private static void number(String member, @Nullable Integer number, Remarks remarks) {
    if (number != null && number < 0) {
      remarks.quote(FindingKind.IMPLAUSIBLE, member, member + " is below 0");
    }
  }

  private static void amount(String member, @Nullable String amount, Remarks remarks) {
    if (amount != null && !AMOUNT.matcher(amount).matches()) {
      remarks.add(
          FindingKind.IMPLAUSIBLE,
          member,
          amount,
          member + " does not look like an amount of the service: " + AMOUNT.pattern());
    }
  }

  private static void order(
      String first,
      @Nullable Instant one,
      String second,
      @Nullable Instant other,
      Remarks remarks) {
    if (one != null && other != null && other.isBefore(one)) {
      remarks.quote(FindingKind.IMPOSSIBLE_TIME, second, second + " lies before " + first);
    }
  }

  private void past(String member, @Nullable Instant time, Remarks remarks) {
    if (time != null && time.isAfter(now)) {
      remarks.quote(FindingKind.IMPOSSIBLE_TIME, member, member + " lies in the future");
    } else {
      plausible(member, time, remarks);
    }
  }

  private static void plausible(String member, @Nullable Instant time, Remarks remarks) {
    if (time != null && time.isBefore(BEGINNING)) {
      remarks.quote(
          FindingKind.IMPLAUSIBLE,
          member,
          member + " lies before Mechanical Turk was opened, in November 2005");
    }
  }

  /** The legacy API's records of before March 2006 name none. */
  private static void worker(@Nullable String value, Remarks remarks) {
    worker(value, ", and an import refuses it", remarks);
  }

  /**
   * Says that a record names no Worker.
   *
   * @param consequence for other commands; empty if there is none
   */
  private static void worker(@Nullable String value, String consequence, Remarks remarks) {
    if (value == null || value.isEmpty()) {
      remarks.add(
          FindingKind.NO_WORKER,
          "WorkerId",
          value,
          "the record has %s %s; it comes back so%s"
              .formatted(value == null ? "no" : "an empty", remarks.name("WorkerId"), consequence));
    } else {
      pattern("WorkerId", value, WORKER_ID, remarks);
    }
  }

  private static void id(String member, @Nullable String value, Remarks remarks) {
    if (value == null || value.isEmpty()) {
      remarks.add(
          FindingKind.MISSING_ID,
          member,
          "",
          "the record has %s %s".formatted(value == null ? "no" : "an empty", member));
    } else {
      pattern(member, value, ENTITY_ID, remarks);
    }
  }

  private static void optionalId(String member, @Nullable String value, Remarks remarks) {
    if (value != null) {
      id(member, value, remarks);
    }
  }

  private static void pattern(String member, String value, Pattern usual, Remarks remarks) {
    if (!usual.matcher(value).matches()) {
      remarks.quote(
          FindingKind.IMPLAUSIBLE,
          member,
          remarks.name(member) + " does not look like one of the service: " + usual.pattern());
    }
  }
}
