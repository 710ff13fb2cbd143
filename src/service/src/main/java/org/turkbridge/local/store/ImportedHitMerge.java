package org.turkbridge.local.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.turkbridge.local.store.Merged.Outcome;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.HITStatus;

/**
 * Of two states of a HIT the one with more assignments completed is later, then that with more
 * assignments in all, then that which is farther in its life. One that can be reviewed, or could,
 * and does not tell how many are completed is taken for the last one.
 */
final class ImportedHitMerge extends MemberMerge<HIT> {
  private static final List<HITStatus> LIFE =
      List.of(
          HITStatus.ASSIGNABLE,
          HITStatus.UNASSIGNABLE,
          HITStatus.REVIEWABLE,
          HITStatus.REVIEWING,
          HITStatus.DISPOSED);

  private final Column<Boolean> named;
  private final Function<List<String>, Map<String, String>> makers;
  private final Function<String, Optional<HIT>> lasting;
  private Map<String, String> made = Map.of();

  /**
   * @param named of rows that are known by their ids alone
   * @param makers finds those HITs that Requesters made here, and who they are
   * @param lasting tells of such a HIT what time and assignments do not change
   */
  ImportedHitMerge(
      EntityTable<HIT> table,
      Column<Boolean> named,
      Function<List<String>, Map<String, String>> makers,
      Function<String, Optional<HIT>> lasting) {
    super(table, HIT::builder, named);
    this.named = named;
    this.makers = makers;
    this.lasting = lasting;
  }

  @Override
  List<Merged> merge(List<Arrival<HIT>> arrivals) {
    made = makers.apply(arrivals.stream().map(arrival -> arrival.item().hitId()).toList());
    return super.merge(arrivals);
  }

  @Override
  Optional<Merged> aside(Arrival<HIT> arrival) {
    @Nullable String maker = made.get(arrival.item().hitId());
    if (maker == null) {
      return Optional.empty();
    }
    // What the time and assignments make of it is known here.
    return Optional.of(
        lasting
                .apply(arrival.item().hitId())
                .filter(hit -> isSaid(arrival.item(), hit, changing()))
                .isPresent()
            ? merged(arrival, Outcome.UNCHANGED, null)
            : merged(arrival, Outcome.KEPT, "the one that Requester " + maker + " made"));
  }

  @Override
  Row<HIT> row(HIT item, @Nullable String origin, @Nullable String times) {
    return super.row(item, origin, times).with(named, false);
  }

  @Override
  boolean isStandIn(Row<HIT> present) {
    return Boolean.TRUE.equals(present.get(named));
  }

  @Override
  String time(HIT state) {
    int life = state.hitStatus() == null ? -1 : LIFE.indexOf(state.hitStatus());
    boolean isLast =
        state.numberOfAssignmentsCompleted() == null && life >= LIFE.indexOf(HITStatus.REVIEWABLE);
    return String.join(
        "-",
        isLast ? "last" : MemberTimes.part(state.numberOfAssignmentsCompleted()),
        MemberTimes.part(state.maxAssignments()),
        MemberTimes.part(life),
        // So that few states are of the same time.
        MemberTimes.part(state.numberOfAssignmentsAvailable()),
        MemberTimes.part(state.numberOfAssignmentsPending()),
        MemberTimes.part(state.expiration()));
  }

  @Override
  Set<String> changing() {
    return Set.of(
        "HITStatus",
        "NumberOfAssignmentsPending",
        "NumberOfAssignmentsAvailable",
        "NumberOfAssignmentsCompleted");
  }

  @Override
  String name(HIT arrival) {
    return "HIT " + arrival.hitId() + inBrackets(arrival);
  }

  @Override
  String state(HIT hit) {
    return hit.hitStatusAsString() == null ? "" : hit.hitStatusAsString();
  }
}
