package org.turkbridge.local.store;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.turkbridge.local.store.Merged.Outcome;
import software.amazon.awssdk.services.mturk.model.QualificationType;

/**
 * What was inferred gives way to archived types, and of two of these the later arrival wins. What a
 * call made, changed or deleted stays, and so do the types of the system.
 */
final class QualificationTypeMerge extends EntityMerge<QualificationType> {
  QualificationTypeMerge(EntityTable<QualificationType> table) {
    super(table, QualificationTypeTable.OWNER, QualificationTypeTable.INFERRED);
  }

  @Override
  Optional<Merged> aside(Arrival<QualificationType> arrival) {
    return SystemQualificationType.find(arrival.item().qualificationTypeId())
        .map(type -> ofSystem(arrival, type));
  }

  private Merged ofSystem(Arrival<QualificationType> arrival, StoredType type) {
    return type.type().equals(arrival.item())
        ? merged(arrival, Outcome.UNCHANGED, null)
        : merged(arrival, Outcome.KEPT, "Mechanical Turk's own type, which every store has");
  }

  @Override
  Row<QualificationType> added(Arrival<QualificationType> arrival) {
    return replacing(arrival);
  }

  @Override
  Row<QualificationType> replacing(Arrival<QualificationType> arrival) {
    return Row.of(arrival.item())
        .with(QualificationTypeTable.INFERRED, false)
        .with(ORIGIN, arrival.origin());
  }

  @Override
  Judgement judge(QualificationType arrival, Row<QualificationType> present) {
    if (Boolean.TRUE.equals(present.get(QualificationTypeTable.INFERRED))) {
      return Judgement.FILLS;
    }
    boolean isDisposing = QualificationTypeTable.stored(present).isDisposing();
    if (!isDisposing && present.item().equals(arrival)) {
      return Judgement.EQUALS;
    }
    return reasonToStay(present) == null ? Judgement.REPLACES : Judgement.GIVES_WAY;
  }

  private static @Nullable String reasonToStay(Row<QualificationType> present) {
    StoredType stored = QualificationTypeTable.stored(present);
    if (stored.owner() != null) {
      return "the one that Requester " + stored.owner() + " made";
    }
    if (stored.isDisposing()) {
      return "the call that deleted it";
    }
    return present.get(ORIGIN) == null ? "the one that a call changed" : null;
  }

  @Override
  String name(QualificationType arrival) {
    return "QualificationType " + arrival.qualificationTypeId();
  }

  @Override
  String other(Row<QualificationType> present) {
    @Nullable String reason = reasonToStay(present);
    return reason == null ? "the one from " + present.get(ORIGIN) : reason;
  }
}
