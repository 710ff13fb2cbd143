package org.turkbridge.local.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.turkbridge.local.store.Merged.Outcome;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.HITStatus;

/**
 * Of two states of a HIT the one with more assignments completed is later, then that with more
 * assignments in all, then that which is farther in its life.
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
  private Map<String, String> made = Map.of();

  /**
   * @param named of rows that are known by their ids alone
   * @param makers finds those HITs that Requesters made here, and who they are
   */
  ImportedHitMerge(
      EntityTable<HIT> table,
      Column<Boolean> named,
      Function<List<String>, Map<String, String>> makers) {
    super(table, HIT::builder, named);
    this.named = named;
    this.makers = makers;
  }

  @Override
  List<Merged> merge(List<Arrival<HIT>> arrivals) {
    made = makers.apply(arrivals.stream().map(arrival -> arrival.item().hitId()).toList());
    return super.merge(arrivals);
  }

  @Override
  Optional<Merged> aside(Arrival<HIT> arrival) {
    return Optional.ofNullable(made.get(arrival.item().hitId()))
        .map(maker -> merged(arrival, Outcome.KEPT, "the one that Requester " + maker + " made"));
  }

  @Override
  Row<HIT> replacing(Arrival<HIT> arrival) {
    return super.replacing(arrival).with(named, false);
  }

  @Override
  boolean isStandIn(Row<HIT> present) {
    return Boolean.TRUE.equals(present.get(named));
  }

  @Override
  boolean isEarlier(HIT arrival, HIT present) {
    int order =
        compare(arrival.numberOfAssignmentsCompleted(), present.numberOfAssignmentsCompleted());
    if (order == 0) {
      order = compare(arrival.maxAssignments(), present.maxAssignments());
    }
    return (order == 0 ? compare(inLife(arrival), inLife(present)) : order) < 0;
  }

  private static @Nullable Integer inLife(HIT hit) {
    int place = hit.hitStatus() == null ? -1 : LIFE.indexOf(hit.hitStatus());
    return place < 0 ? null : place;
  }

  /** What is not told decides nothing. */
  private static int compare(@Nullable Integer one, @Nullable Integer other) {
    return one == null || other == null ? 0 : one.compareTo(other);
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
