package org.turkbridge.local.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/**
 * A request whose content differs gives way to the later SubmitTime, and to the later arrival when
 * those are equal. What became of a request stays, and a request for a type that was deleted
 * arrives rejected.
 */
final class QualificationRequestMerge extends EntityMerge<QualificationRequest> {
  private final QualificationTypeTable types;
  private Map<String, QualificationTypeTable.Standing> standings = Map.of();

  QualificationRequestMerge(EntityTable<QualificationRequest> table, QualificationTypeTable types) {
    super(table);
    this.types = types;
  }

  @Override
  List<Merged> merge(List<Arrival<QualificationRequest>> arrivals) {
    Map<String, QualificationRequest> newest = newestOfTypes(arrivals);
    standings = types.infer(newest.keySet());
    types.inferTests(newest.values());
    return super.merge(arrivals);
  }

  /** By type id; of equal SubmitTimes the later arrival. */
  private static Map<String, QualificationRequest> newestOfTypes(
      List<Arrival<QualificationRequest>> arrivals) {
    Map<String, QualificationRequest> newest = new LinkedHashMap<>();
    for (Arrival<QualificationRequest> arrival : arrivals) {
      newest.merge(
          arrival.item().qualificationTypeId(),
          arrival.item(),
          (one, other) -> other.submitTime().isBefore(one.submitTime()) ? one : other);
    }
    return newest;
  }

  @Override
  Row<QualificationRequest> added(Arrival<QualificationRequest> arrival) {
    RequestState state =
        typeOf(arrival).isDisposing() ? RequestState.REJECTED : RequestState.SUBMITTED;
    return replacing(arrival).with(QualificationRequestTable.STATE, state.stored());
  }

  @Override
  Row<QualificationRequest> replacing(Arrival<QualificationRequest> arrival) {
    return Row.of(arrival.item())
        .with(ORIGIN, arrival.origin())
        .with(QualificationRequestTable.OWNER, typeOf(arrival).owner());
  }

  private QualificationTypeTable.Standing typeOf(Arrival<QualificationRequest> arrival) {
    return Objects.requireNonNull(standings.get(arrival.item().qualificationTypeId()));
  }

  @Override
  Judgement judge(QualificationRequest arrival, Row<QualificationRequest> present) {
    if (present.item().equals(arrival)) {
      return Judgement.EQUALS;
    }
    return arrival.submitTime().isBefore(present.item().submitTime())
        ? Judgement.GIVES_WAY
        : Judgement.REPLACES;
  }

  @Override
  String name(QualificationRequest arrival) {
    return "QualificationRequest "
        + arrival.qualificationRequestId()
        + " of "
        + arrival.submitTime();
  }

  @Override
  String other(Row<QualificationRequest> present) {
    @Nullable String origin = present.get(ORIGIN);
    return "the one of "
        + present.item().submitTime()
        + " from "
        + (origin == null ? "a call" : origin);
  }
}
