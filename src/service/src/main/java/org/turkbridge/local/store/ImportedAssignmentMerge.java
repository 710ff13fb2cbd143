package org.turkbridge.local.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.turkbridge.local.store.Merged.Outcome;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.AssignmentStatus;

/**
 * Of two states of an assignment that is later of which something happened last; of the same time
 * an approval is later than a rejection, and both than the submission.
 */
final class ImportedAssignmentMerge extends MemberMerge<Assignment> {
  private static final List<AssignmentStatus> LIFE =
      List.of(AssignmentStatus.SUBMITTED, AssignmentStatus.REJECTED, AssignmentStatus.APPROVED);

  /** When nothing is to come of an assignment by itself any more. */
  private static final Instant AT_LAST = Instant.ofEpochMilli(Long.MAX_VALUE);

  private final Map<String, String> made;
  private final Map<String, String> hits;
  private final Function<String, Optional<Assignment>> find;

  /**
   * @param made the assignments that are of HITs that Requesters made here, and who they are
   * @param hits the HITs that Requesters made here, and who they are
   * @param find finds one of those assignments, as it was left
   */
  ImportedAssignmentMerge(
      EntityTable<Assignment> table,
      Map<String, String> made,
      Map<String, String> hits,
      Function<String, Optional<Assignment>> find) {
    super(table, Assignment::builder);
    this.made = made;
    this.hits = hits;
    this.find = find;
  }

  /** A HIT that was made here has those assignments that Workers accepted, and counts them. */
  @Override
  Optional<Merged> aside(Arrival<Assignment> arrival) {
    @Nullable String maker = made.get(arrival.item().assignmentId());
    if (maker != null && isAsMade(arrival.item())) {
      return Optional.of(merged(arrival, Outcome.UNCHANGED, null));
    }
    if (maker != null) {
      return Optional.of(merged(arrival, Outcome.KEPT, "the one of Requester " + maker + "'s HIT"));
    }
    return Optional.ofNullable(hits.get(arrival.item().hitId()))
        .map(
            owner ->
                merged(
                    arrival, Outcome.KEPT, "those of the HIT that Requester " + owner + " made"));
  }

  private boolean isAsMade(Assignment arrival) {
    return find.apply(arrival.assignmentId())
        .filter(
            assignment ->
                isSaid(arrival, assignment, Set.of())
                    || isSaid(arrival, AssignmentState.at(assignment, AT_LAST), Set.of()))
        .isPresent();
  }

  @Override
  String time(Assignment state) {
    return MemberTimes.part(last(state)) + "-" + (LIFE.indexOf(state.assignmentStatus()) + 1);
  }

  @Override
  Set<String> changing() {
    return Set.of("AssignmentStatus", "ApprovalTime", "RejectionTime", "RequesterFeedback");
  }

  private static @Nullable Instant last(Assignment assignment) {
    return Stream.of(
            assignment.acceptTime(),
            assignment.submitTime(),
            assignment.rejectionTime(),
            assignment.approvalTime())
        .filter(Objects::nonNull)
        .max(Instant::compareTo)
        .orElse(null);
  }

  @Override
  String name(Assignment arrival) {
    return "Assignment " + arrival.assignmentId() + inBrackets(arrival);
  }

  @Override
  String state(Assignment assignment) {
    return Objects.requireNonNullElse(assignment.assignmentStatusAsString(), "");
  }
}
