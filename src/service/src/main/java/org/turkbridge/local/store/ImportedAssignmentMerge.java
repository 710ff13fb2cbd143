package org.turkbridge.local.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
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

  private final Function<List<String>, Map<String, String>> makers;
  private Map<String, String> made = Map.of();

  /**
   * @param makers finds those assignments that are of HITs that Requesters made here, and who they
   *     are
   */
  ImportedAssignmentMerge(
      EntityTable<Assignment> table, Function<List<String>, Map<String, String>> makers) {
    super(table, Assignment::builder);
    this.makers = makers;
  }

  @Override
  List<Merged> merge(List<Arrival<Assignment>> arrivals) {
    made = makers.apply(arrivals.stream().map(arrival -> arrival.item().assignmentId()).toList());
    return super.merge(arrivals);
  }

  @Override
  Optional<Merged> aside(Arrival<Assignment> arrival) {
    return Optional.ofNullable(made.get(arrival.item().assignmentId()))
        .map(maker -> merged(arrival, Outcome.KEPT, "the one of Requester " + maker + "'s HIT"));
  }

  @Override
  boolean isEarlier(Assignment arrival, Assignment present) {
    int order = last(arrival).compareTo(last(present));
    return (order == 0
            ? Integer.compare(
                LIFE.indexOf(arrival.assignmentStatus()), LIFE.indexOf(present.assignmentStatus()))
            : order)
        < 0;
  }

  private static Instant last(Assignment assignment) {
    return Stream.of(
            assignment.acceptTime(),
            assignment.submitTime(),
            assignment.rejectionTime(),
            assignment.approvalTime())
        .filter(Objects::nonNull)
        .max(Instant::compareTo)
        .orElse(Instant.MIN);
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
