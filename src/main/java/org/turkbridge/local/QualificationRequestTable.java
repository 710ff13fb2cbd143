package org.turkbridge.local;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/** The pending requests for Qualifications, in the order they came in. */
final class QualificationRequestTable {
  /** Names every column that {@link #request} reads. */
  static final String COLUMNS =
      "id, qualification_type_id, worker_id, test, answer, submit_second, submit_nano";

  private static final String PAGE =
      "SELECT sequence, "
          + COLUMNS
          + " FROM qualification_request"
          + " WHERE %s sequence > :after AND (owner IS NULL OR owner = :requester)"
          + " ORDER BY sequence LIMIT :limit";

  private static final String PAGE_OF_ALL = String.format(PAGE, "");
  private static final String PAGE_OF_TYPE =
      String.format(PAGE, "qualification_type_id = :type AND");

  private static final String ALL =
      "SELECT " + COLUMNS + " FROM qualification_request ORDER BY sequence";

  private final Jdbi jdbi;

  QualificationRequestTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Whether the store has ever seen a QualificationType of that id. */
  boolean knowsType(String qualificationTypeId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT 1 FROM qualification_type WHERE id = :id")
                .bind("id", qualificationTypeId)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  /**
   * Gives one page of what a Requester sees, row by row while it is read.
   *
   * @param qualificationTypeId null for every type
   * @param after the place to go on from; 0 for the start
   * @param limit the most rows to give
   * @return the place that this page ended at; empty if nothing follows it
   */
  OptionalLong page(
      @Nullable String qualificationTypeId,
      String requester,
      long after,
      int limit,
      Consumer<QualificationRequest> page) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(qualificationTypeId == null ? PAGE_OF_ALL : PAGE_OF_TYPE)
                .bindMap(
                    qualificationTypeId == null ? Map.of() : Map.of("type", qualificationTypeId))
                .bind("after", after)
                .bind("requester", requester)
                .bind("limit", limit + 1)
                .scanResultSet(
                    (rows, context) -> {
                      try (context) {
                        return give(rows.get(), limit, page);
                      }
                    }));
  }

  /** Gives every request, whoever owns it, as of one moment. */
  void all(Consumer<QualificationRequest> each) {
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(ALL)
                .scanResultSet(
                    (rows, context) -> {
                      try (context) {
                        ResultSet row = rows.get();
                        while (row.next()) {
                          each.accept(request(row));
                        }
                        return null;
                      }
                    }));
  }

  private static OptionalLong give(ResultSet rows, int limit, Consumer<QualificationRequest> page)
      throws SQLException {
    long last = 0;
    for (int given = 0; rows.next(); given++) {
      if (given == limit) {
        return OptionalLong.of(last);
      }
      last = rows.getLong("sequence");
      page.accept(request(rows));
    }
    return OptionalLong.empty();
  }

  static QualificationRequest request(ResultSet row) throws SQLException {
    return QualificationRequest.builder()
        .qualificationRequestId(row.getString("id"))
        .qualificationTypeId(row.getString("qualification_type_id"))
        .workerId(row.getString("worker_id"))
        .test(row.getString("test"))
        .answer(row.getString("answer"))
        .submitTime(Instant.ofEpochSecond(row.getLong("submit_second"), row.getInt("submit_nano")))
        .build();
  }
}
