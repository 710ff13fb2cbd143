package org.turkbridge.local.store;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationStatus;

/**
 * Of two Qualifications for one type and worker the later GrantTime wins, none being the earliest.
 * Of one grant the revocation is later than the grant itself, and else the later arrival wins.
 */
final class QualificationMerge extends EntityMerge<Qualification> {
  QualificationMerge(EntityTable<Qualification> table) {
    super(table);
  }

  @Override
  Row<Qualification> added(Arrival<Qualification> arrival) {
    return replacing(arrival);
  }

  @Override
  Row<Qualification> replacing(Arrival<Qualification> arrival) {
    return Row.of(arrival.item())
        .with(QualificationTable.REASON, null)
        .with(ORIGIN, arrival.origin());
  }

  @Override
  Judgement judge(Qualification arrival, Row<Qualification> present) {
    if (present.item().equals(arrival)) {
      return Judgement.EQUALS;
    }
    return isEarlier(arrival, present.item()) ? Judgement.GIVES_WAY : Judgement.REPLACES;
  }

  private static boolean isEarlier(Qualification one, Qualification other) {
    int order = grantTime(one).compareTo(grantTime(other));
    return order == 0
        ? other.status() == QualificationStatus.REVOKED
            && one.status() != QualificationStatus.REVOKED
        : order < 0;
  }

  private static Instant grantTime(Qualification qualification) {
    return Objects.requireNonNullElse(qualification.grantTime(), Instant.MIN);
  }

  @Override
  String name(Qualification arrival) {
    return "Qualification of "
        + arrival.workerId()
        + " for "
        + arrival.qualificationTypeId()
        + described(arrival);
  }

  @Override
  String other(Row<Qualification> present) {
    @Nullable String origin = present.get(ORIGIN);
    return "the one" + described(present.item()) + " from " + (origin == null ? "a call" : origin);
  }

  private static String described(Qualification qualification) {
    return String.format(
        " (%s, GrantTime %s)",
        qualification.statusAsString(),
        qualification.grantTime() == null ? "absent" : qualification.grantTime());
  }
}
