package org.turkbridge.local;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import org.turkbridge.local.Merged.Outcome;
import software.amazon.awssdk.services.mturk.model.Locale;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationStatus;

/**
 * Puts archived Qualifications into the store: of two for one type and worker the later GrantTime
 * wins, none being the earliest. Of one grant the revocation is later than the grant itself, and
 * else the later arrival wins. Types that nobody described are inferred.
 */
final class QualificationMerge {
  private static final String FIND =
      "SELECT "
          + QualificationTable.COLUMNS
          + ", origin FROM qualification"
          + " WHERE qualification_type_id = :type AND worker_id = :worker";
  private static final String ADD_OR_REPLACE =
      "INSERT INTO qualification (qualification_type_id, worker_id, integer_value, country,"
          + " subdivision, status, grant_second, grant_nano, origin) VALUES (:type, :worker,"
          + " :value, :country, :subdivision, :status, :second, :nano, :origin)"
          + " ON CONFLICT (qualification_type_id, worker_id) DO UPDATE SET"
          + " integer_value = excluded.integer_value, country = excluded.country,"
          + " subdivision = excluded.subdivision, status = excluded.status,"
          + " grant_second = excluded.grant_second, grant_nano = excluded.grant_nano,"
          + " reason = NULL, origin = excluded.origin";

  private final Jdbi jdbi;

  QualificationMerge(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Merges arrivals in one transaction.
   *
   * @return what became of each, in their order
   */
  List<EntityMerged> merge(List<QualificationArrival> arrivals) {
    return jdbi.inTransaction(
        handle -> {
          List<EntityMerged> merged = new ArrayList<>(arrivals.size());
          for (QualificationArrival arrival : arrivals) {
            handle
                .createUpdate(QualificationRequestMerge.ADD_TYPE)
                .bind("type", arrival.qualification().qualificationTypeId())
                .execute();
            merged.add(merge(handle, arrival));
          }
          return merged;
        });
  }

  private static EntityMerged merge(Handle handle, QualificationArrival arrival) {
    Optional<Present> found =
        handle
            .createQuery(FIND)
            .bind("type", arrival.qualification().qualificationTypeId())
            .bind("worker", arrival.qualification().workerId())
            .map((row, context) -> Present.read(row))
            .findOne();
    if (found.isEmpty()) {
      write(handle, arrival);
      return merged(arrival, Outcome.ADDED, null);
    }
    Present present = found.get();
    if (present.qualification().equals(arrival.qualification())) {
      return merged(arrival, Outcome.UNCHANGED, null);
    }
    if (isEarlier(arrival.qualification(), present.qualification())) {
      return merged(arrival, Outcome.KEPT, present);
    }
    write(handle, arrival);
    return merged(arrival, Outcome.REPLACED, present);
  }

  private static boolean isEarlier(Qualification one, Qualification other) {
    int order = grantTime(one).compareTo(grantTime(other));
    return order == 0
        ? other.status() == QualificationStatus.REVOKED
            && one.status() != QualificationStatus.REVOKED
        : order < 0;
  }

  private static Instant grantTime(Qualification qualification) {
    @Nullable Instant time = qualification.grantTime();
    return time == null ? Instant.MIN : time;
  }

  private static EntityMerged merged(
      QualificationArrival arrival, Outcome outcome, @Nullable Present other) {
    Qualification qualification = arrival.qualification();
    return new EntityMerged(
        arrival.origin(),
        "Qualification of "
            + qualification.workerId()
            + " for "
            + qualification.qualificationTypeId()
            + described(qualification),
        outcome,
        other == null ? null : "the one" + described(other.qualification()) + other.from());
  }

  private static String described(Qualification qualification) {
    return String.format(
        " (%s, GrantTime %s)",
        qualification.statusAsString(),
        qualification.grantTime() == null ? "absent" : qualification.grantTime());
  }

  private static void write(Handle handle, QualificationArrival arrival) {
    Qualification qualification = arrival.qualification();
    @Nullable Locale locale = qualification.localeValue();
    @Nullable Instant grantTime = qualification.grantTime();
    Update update =
        handle
            .createUpdate(ADD_OR_REPLACE)
            .bind("type", qualification.qualificationTypeId())
            .bind("worker", qualification.workerId())
            .bind("value", qualification.integerValue())
            .bind("country", locale == null ? null : locale.country())
            .bind("subdivision", locale == null ? null : locale.subdivision())
            .bind("status", qualification.statusAsString())
            .bind("origin", arrival.origin());
    if (grantTime == null) {
      update.bindNull("second", Types.BIGINT).bindNull("nano", Types.INTEGER);
    } else {
      update.bind("second", grantTime.getEpochSecond()).bind("nano", grantTime.getNano());
    }
    update.execute();
  }

  /**
   * A Qualification of the store.
   *
   * @param origin null if a call granted or revoked it
   */
  private record Present(Qualification qualification, @Nullable String origin) {
    static Present read(ResultSet row) throws SQLException {
      return new Present(QualificationTable.qualification(row), row.getString("origin"));
    }

    String from() {
      return " from " + (origin == null ? "a call" : origin);
    }
  }
}
