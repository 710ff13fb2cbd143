package org.turkbridge.shim;

import static org.turkbridge.shim.CallDeclaration.change;
import static org.turkbridge.shim.CallDeclaration.read;
import static org.turkbridge.shim.PageDeclaration.page;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.turkbridge.legacy.LegacyErrorCode;
import org.turkbridge.legacy.LegacyException;
import org.turkbridge.mapping.AnswerMapping;
import org.turkbridge.message.ApproveRejectedAssignmentRequest;
import org.turkbridge.message.GetAssignmentResult;
import org.turkbridge.message.GetAssignmentsForHITRequest;
import org.turkbridge.message.GetAssignmentsForHITSortProperty;
import org.turkbridge.message.SortDirection;
import org.turkbridge.translate.Feedback;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.ApproveAssignmentRequest;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.AssignmentStatus;
import software.amazon.awssdk.services.mturk.model.GetAssignmentRequest;
import software.amazon.awssdk.services.mturk.model.GetFileUploadUrlRequest;
import software.amazon.awssdk.services.mturk.model.ListAssignmentsForHitRequest;
import software.amazon.awssdk.services.mturk.model.RejectAssignmentRequest;

/** The operations on assignments. */
final class LegacyAssignmentOperations {
  /** Of a rejection without one, which the current API does not take. */
  private static final String NO_FEEDBACK = " ";

  /** What assignments are sorted by; equal ones by their SubmitTime. */
  private enum AssignmentKey implements Function<Assignment, SortKey> {
    SUBMIT_TIME,
    ACCEPT_TIME,
    STATUS,
    ANSWER;

    @Override
    public SortKey apply(Assignment assignment) {
      return switch (this) {
        case SUBMIT_TIME -> key(assignment, "");
        case ACCEPT_TIME ->
            CurrentList.key(assignment.assignmentId(), null, assignment.acceptTime());
        case STATUS -> key(assignment, assignment.assignmentStatusAsString());
        case ANSWER -> key(assignment, assignment.answer());
      };
    }

    private static SortKey key(Assignment assignment, @Nullable String text) {
      return CurrentList.key(assignment.assignmentId(), text, assignment.submitTime());
    }

    boolean isText() {
      return this == STATUS || this == ANSWER;
    }
  }

  /** The assignments of a HIT that were submitted. */
  private static final CurrentList<ListAssignmentsForHitRequest, Assignment> SUBMITTED =
      CurrentList.of(
          ListAssignmentsForHitRequest::builder,
          MTurkClient::listAssignmentsForHIT,
          AssignmentKey.SUBMIT_TIME,
          CurrentList.Element.of(
              AnswerMapping.of(Assignment::builder, org.turkbridge.message.Assignment.class)));

  private LegacyAssignmentOperations() {}

  static List<OperationDeclaration> all() {
    return List.of(
        read(
                org.turkbridge.message.GetAssignmentRequest.class,
                GetAssignmentRequest::builder,
                MTurkClient::getAssignment)
            .grouped(
                ResponseGroups.of(
                    List.of(
                        ResponseGroups.ASSIGNMENT_FEEDBACK,
                        ResponseGroups.HIT_DETAIL,
                        ResponseGroups.HIT_QUESTION),
                    List.of()))
            .last(
                GetAssignmentResult.class,
                (result, call) -> CurrentHit.requireNotDisabled(result.getHIT().getHITId(), call)),
        // The current API documents no default of AssignmentStatuses.
        page(GetAssignmentsForHITRequest.class, SUBMITTED)
            .grouped(ResponseGroups.of(List.of(ResponseGroups.ASSIGNMENT_FEEDBACK), List.of()))
            .mapped(
                mapping ->
                    mapping.withDefault(
                        "AssignmentStatuses", List.of("Submitted", "Approved", "Rejected")))
            .first((sent, call) -> CurrentHit.requireNotDisabled(sent.getHITId(), call))
            .sorted(LegacyAssignmentOperations::order, LegacyAssignmentOperations::keys),
        change(
                org.turkbridge.message.ApproveAssignmentRequest.class,
                ApproveAssignmentRequest::builder,
                MTurkClient::approveAssignment)
            .mapped(mapping -> mapping.withDefault("OverrideRejection", false))
            .sentCheckedBy(sent -> requireReadable(sent.getRequesterFeedback()))
            .first(
                (sent, call) ->
                    CurrentAssignment.requireHitNotDisabled(sent.getAssignmentId(), call))
            .touching(
                (sent, lists) ->
                    reviewed(sent.getAssignmentId(), AssignmentStatus.APPROVED, lists)),
        change(
                org.turkbridge.message.RejectAssignmentRequest.class,
                RejectAssignmentRequest::builder,
                MTurkClient::rejectAssignment)
            .mapped(mapping -> mapping.withDefault("RequesterFeedback", NO_FEEDBACK))
            .sentCheckedBy(sent -> requireReadable(sent.getRequesterFeedback()))
            .first(
                (sent, call) ->
                    CurrentAssignment.requireHitNotDisabled(sent.getAssignmentId(), call))
            .touching(
                (sent, lists) ->
                    reviewed(sent.getAssignmentId(), AssignmentStatus.REJECTED, lists)),
        change(
                ApproveRejectedAssignmentRequest.class,
                ApproveAssignmentRequest::builder,
                MTurkClient::approveAssignment)
            .mapped(mapping -> mapping.withDefault("OverrideRejection", true))
            .sentCheckedBy(sent -> requireReadable(sent.getRequesterFeedback()))
            .first((sent, call) -> CurrentAssignment.requireRejected(sent.getAssignmentId(), call))
            .touching(
                (sent, lists) ->
                    reviewed(sent.getAssignmentId(), AssignmentStatus.APPROVED, lists)),
        read(
                org.turkbridge.message.GetFileUploadURLRequest.class,
                GetFileUploadUrlRequest::builder,
                MTurkClient::getFileUploadURL)
            .first(
                (sent, call) ->
                    CurrentAssignment.requireHitNotDisabled(sent.getAssignmentId(), call)));
  }

  /** By SubmitTime and ascending, unless the caller says otherwise: the documented defaults. */
  private static ListOrder order(GetAssignmentsForHITRequest sent) {
    return new ListOrder(
        keys(sent).isText() ? ListOrder.Property.TEXT : ListOrder.Property.TIME,
        sent.getSortDirection() == SortDirection.DESCENDING);
  }

  private static AssignmentKey keys(GetAssignmentsForHITRequest sent) {
    return switch (Objects.requireNonNullElse(
        sent.getSortProperty(), GetAssignmentsForHITSortProperty.SUBMIT_TIME)) {
      case ACCEPT_TIME -> AssignmentKey.ACCEPT_TIME;
      case SUBMIT_TIME -> AssignmentKey.SUBMIT_TIME;
      case ASSIGNMENT_STATUS -> AssignmentKey.STATUS;
      case ANSWER -> AssignmentKey.ANSWER;
    };
  }

  private static void requireReadable(@Nullable String feedback) {
    if (feedback == null) {
      return;
    }
    if (Feedback.controlCharacter(feedback).isPresent()) {
      throw LegacyException.ofResult(
          LegacyErrorCode.INVALID_PARAMETER_VALUE,
          "RequesterFeedback may have no control characters but tabs and ends of lines");
    }
    if (Feedback.characters(feedback) > Feedback.MOST_CHARACTERS) {
      throw LegacyException.ofResult(
          LegacyErrorCode.INVALID_PARAMETER_VALUE,
          "RequesterFeedback may have at most " + Feedback.MOST_CHARACTERS + " characters");
    }
  }

  /**
   * An assignment was approved or rejected.
   *
   * @param status that it has now
   */
  static void reviewed(String assignmentId, AssignmentStatus status, ListChanges lists) {
    lists.added(SUBMITTED.all());
    lists.removed(
        SUBMITTED.searchedBy(search -> !search.assignmentStatuses().contains(status)),
        Leaving.ofId(assignmentId));
    LegacyHitOperations.changed(lists);
  }

  /** A HIT is gone, and its assignments with it. */
  static void disposed(String hitId, ListChanges lists) {
    lists.doubtful(SUBMITTED.with(ListAssignmentsForHitRequest::hitId, hitId));
  }
}
