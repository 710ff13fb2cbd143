package org.turkbridge.local;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/** The requests for Qualifications, in the order they came in. */
final class QualificationRequestTable {
  /** Names every column that {@link #request} reads. */
  static final String COLUMNS =
      "id, qualification_type_id, worker_id, test, answer, submit_second, submit_nano";

  private static final String PAGE =
      "SELECT sequence, "
          + COLUMNS
          + " FROM qualification_request WHERE %s state = 'Submitted' AND sequence > :after"
          + " AND (owner IS NULL OR owner = :requester) ORDER BY sequence LIMIT :limit";
  private static final String PAGE_OF_ALL = String.format(PAGE, "");
  private static final String PAGE_OF_TYPE =
      String.format(PAGE, "qualification_type_id = :type AND");
  private static final String ALL =
      "SELECT " + COLUMNS + " FROM qualification_request %s ORDER BY sequence";
  private static final String ALL_PENDING = String.format(ALL, "WHERE state = 'Submitted'");
  private static final String ALL_AND_SETTLED = String.format(ALL, "");

  private static final String STORED =
      "SELECT " + COLUMNS + ", owner, state FROM qualification_request ";
  private static final String FIND = STORED + "WHERE id = :id";
  private static final String LATEST =
      STORED
          + "WHERE qualification_type_id = :type AND worker_id = :worker"
          + " ORDER BY submit_second DESC, submit_nano DESC, sequence DESC LIMIT 1";

  private static final String ADD =
      "INSERT INTO qualification_request ("
          + COLUMNS
          + ", owner) VALUES (:id, :type, :worker, :test, :answer, :second, :nano, :owner)";
  private static final String SETTLE =
      "UPDATE qualification_request SET state = :state, reason = :reason,"
          + " settled_second = :second, settled_nano = :nano WHERE state = 'Submitted' AND ";
  private static final String SETTLE_ONE = SETTLE + "id = :id";
  private static final String SETTLE_TYPE = SETTLE + "qualification_type_id = :id";

  private final Handle handle;

  QualificationRequestTable(Handle handle) {
    this.handle = handle;
  }

  Optional<StoredRequest> find(String id) {
    return handle.createQuery(FIND).bind("id", id).map((row, context) -> stored(row)).findOne();
  }

  /** The last request that a worker made for a type, whatever became of it. */
  Optional<StoredRequest> latest(String typeId, String workerId) {
    return handle
        .createQuery(LATEST)
        .bind("type", typeId)
        .bind("worker", workerId)
        .map((row, context) -> stored(row))
        .findOne();
  }

  /** Adds a request that waits for its Requester. */
  void add(QualificationRequest request, @Nullable String owner) {
    Instant submitTime = request.submitTime();
    handle
        .createUpdate(ADD)
        .bind("id", request.qualificationRequestId())
        .bind("type", request.qualificationTypeId())
        .bind("worker", request.workerId())
        .bind("test", request.test())
        .bind("answer", request.answer())
        .bind("second", submitTime.getEpochSecond())
        .bind("nano", submitTime.getNano())
        .bind("owner", owner)
        .execute();
  }

  void grant(String id, Instant time) {
    settle(SETTLE_ONE, id, RequestState.GRANTED, null, time);
  }

  void reject(String id, @Nullable String reason, Instant time) {
    settle(SETTLE_ONE, id, RequestState.REJECTED, reason, time);
  }

  /** Rejects every pending request for a type. */
  void rejectAll(String typeId, Instant time) {
    settle(SETTLE_TYPE, typeId, RequestState.REJECTED, null, time);
  }

  /**
   * One page of the pending requests that a Requester sees.
   *
   * @param typeId null for every type
   * @param after the place to go on from; 0 for the start
   */
  Page<QualificationRequest> page(
      @Nullable String typeId, String requester, long after, PageLimit limit) {
    return handle
        .createQuery(typeId == null ? PAGE_OF_ALL : PAGE_OF_TYPE)
        .bindMap(typeId == null ? Map.of() : Map.of("type", typeId))
        .bind("after", after)
        .bind("requester", requester)
        .bind("limit", limit.items() + 1)
        .scanResultSet(
            (rows, context) -> {
              try (context) {
                return Page.read(
                    rows.get(),
                    limit,
                    QualificationRequestTable::request,
                    row -> true,
                    Function.identity());
              }
            });
  }

  /**
   * Gives every request, whoever owns it, as of one moment.
   *
   * @param settledToo not only what is pending
   */
  void all(boolean settledToo, Consumer<QualificationRequest> each) {
    handle
        .createQuery(settledToo ? ALL_AND_SETTLED : ALL_PENDING)
        .scanResultSet(
            (rows, context) -> {
              try (context) {
                ResultSet row = rows.get();
                while (row.next()) {
                  each.accept(request(row));
                }
                return null;
              }
            });
  }

  private void settle(
      String sql, String id, RequestState state, @Nullable String reason, Instant time) {
    handle
        .createUpdate(sql)
        .bind("id", id)
        .bind("state", state.stored())
        .bind("reason", reason)
        .bind("second", time.getEpochSecond())
        .bind("nano", time.getNano())
        .execute();
  }

  private static StoredRequest stored(ResultSet row) throws SQLException {
    return new StoredRequest(
        row.getString("owner"), RequestState.of(row.getString("state")), request(row));
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
