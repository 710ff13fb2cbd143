package org.turkbridge.local;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mturk.model.Locale;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationStatus;

/** Who holds or held which type, in the order of the first grant. */
final class QualificationTable {
  static final String COLUMNS =
      "sequence, qualification_type_id, worker_id, integer_value, country, subdivision, status,"
          + " grant_second, grant_nano";
  private static final String SELECT =
      "SELECT " + COLUMNS + " FROM qualification WHERE qualification_type_id = :type ";
  private static final String FIND = SELECT + "AND worker_id = :worker";
  private static final String PAGE =
      SELECT + "AND status = :status AND sequence > :after ORDER BY sequence LIMIT :limit";
  private static final String GRANT =
      "INSERT INTO qualification (qualification_type_id, worker_id, integer_value, status,"
          + " grant_second, grant_nano) VALUES (:type, :worker, :value, 'Granted', :second, :nano)"
          + " ON CONFLICT (qualification_type_id, worker_id) DO UPDATE SET"
          + " integer_value = excluded.integer_value, country = NULL, subdivision = NULL,"
          + " status = excluded.status, grant_second = excluded.grant_second,"
          + " grant_nano = excluded.grant_nano, reason = NULL, origin = NULL";
  private static final String REVOKE =
      "UPDATE qualification SET status = 'Revoked', reason = :reason, origin = NULL"
          + " WHERE qualification_type_id = :type AND worker_id = :worker";

  private final Handle handle;

  QualificationTable(Handle handle) {
    this.handle = handle;
  }

  Optional<Qualification> find(String typeId, String workerId) {
    return handle
        .createQuery(FIND)
        .bind("type", typeId)
        .bind("worker", workerId)
        .map((row, context) -> qualification(row))
        .findOne();
  }

  /** Grants with that value, whether the worker holds it already, held it once or never. */
  void grant(String typeId, String workerId, int value, Instant time) {
    handle
        .createUpdate(GRANT)
        .bind("type", typeId)
        .bind("worker", workerId)
        .bind("value", value)
        .bind("second", time.getEpochSecond())
        .bind("nano", time.getNano())
        .execute();
  }

  void revoke(String typeId, String workerId, @Nullable String reason) {
    handle
        .createUpdate(REVOKE)
        .bind("type", typeId)
        .bind("worker", workerId)
        .bind("reason", reason)
        .execute();
  }

  /**
   * One page of those of a type in a status.
   *
   * @param after the place to go on from; 0 for the start
   */
  Page<Qualification> page(String typeId, QualificationStatus status, long after, PageLimit limit) {
    return handle
        .createQuery(PAGE)
        .bind("type", typeId)
        .bind("status", status.toString())
        .bind("after", after)
        .bind("limit", limit.items() + 1)
        .scanResultSet(
            (rows, context) -> {
              try (context) {
                return Page.read(
                    rows.get(),
                    limit,
                    QualificationTable::qualification,
                    row -> true,
                    Function.identity());
              }
            });
  }

  static Qualification qualification(ResultSet row) throws SQLException {
    @Nullable String country = row.getString("country");
    return Qualification.builder()
        .qualificationTypeId(row.getString("qualification_type_id"))
        .workerId(row.getString("worker_id"))
        .grantTime(Columns.time(row, "grant"))
        .integerValue(Columns.integer(row, "integer_value"))
        .localeValue(
            country == null
                ? null
                : Locale.builder()
                    .country(country)
                    .subdivision(row.getString("subdivision"))
                    .build())
        .status(row.getString("status"))
        .build();
  }
}
