package org.turkbridge.local.store;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.AssignmentStatus;

/**
 * What becomes of assignments by itself: the only place that knows it, in Java and, for lists, in
 * SQL. One that is not handed in by its Deadline is abandoned; one that is not reviewed by its
 * AutoApprovalTime is approved then.
 */
public final class AssignmentState {
  /** The Worker works on it: a status that the API does not tell. */
  public static final String ACCEPTED = "Accepted";

  /** The Worker gave it back: a status that the API does not tell. */
  public static final String RETURNED = "Returned";

  /** The Worker let its Deadline pass: a status that the API does not tell. */
  public static final String ABANDONED = "Abandoned";

  /** The statuses of rows that something becomes of by itself. */
  static final List<String> PASSING = List.of(ACCEPTED, AssignmentStatus.SUBMITTED.toString());

  /** Whether a row is in one of these, in SQL. */
  static final String IS_PASSING = "status IN ('" + String.join("', '", PASSING) + "')";

  /** The status of a row at the time {@code :now}, in SQL. */
  static final String AT =
      "CASE WHEN due > :now OR due IS NULL THEN status WHEN status = 'Submitted' THEN 'Approved'"
          + " ELSE 'Abandoned' END";

  private AssignmentState() {}

  /**
   * When something becomes of it by itself, in milliseconds since 1970; null if nothing does.
   *
   * @param assignment as it was left
   */
  static @Nullable Long due(Assignment assignment) {
    return switch (String.valueOf(assignment.assignmentStatusAsString())) {
      case ACCEPTED -> assignment.deadline().toEpochMilli();
      case "Submitted" -> assignment.autoApprovalTime().toEpochMilli();
      default -> null;
    };
  }

  /**
   * What has become of it at a time.
   *
   * @param assignment as it was left
   */
  static Assignment at(Assignment assignment, Instant now) {
    @Nullable Long due = due(assignment);
    if (due == null || due > now.toEpochMilli()) {
      return assignment;
    }
    return assignment.assignmentStatus() == AssignmentStatus.SUBMITTED
        ? assignment.toBuilder()
            .assignmentStatus(AssignmentStatus.APPROVED)
            .approvalTime(assignment.autoApprovalTime())
            .build()
        : assignment.toBuilder().assignmentStatus(ABANDONED).build();
  }

  /** Which rows are of assignments that are in one of those statuses at a time. */
  static Condition in(Collection<AssignmentStatus> statuses, Instant now) {
    List<String> conditions =
        statuses.stream()
            .map(
                status ->
                    switch (status) {
                      case SUBMITTED -> "(status = 'Submitted' AND due > :now)";
                      case APPROVED ->
                          "(status = 'Approved' OR (status = 'Submitted' AND due <= :now))";
                      default -> "status = '" + status + "'";
                    })
            .toList();
    return Condition.of(
        conditions.stream().collect(Collectors.joining(" OR ", "(", ")")),
        "now",
        now.toEpochMilli());
  }

  /** All statuses that the API tells. */
  static List<AssignmentStatus> told() {
    return Collections.unmodifiableList(List.copyOf(AssignmentStatus.knownValues()));
  }
}
