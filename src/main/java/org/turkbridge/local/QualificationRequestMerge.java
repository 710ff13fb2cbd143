package org.turkbridge.local;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import org.turkbridge.local.Merged.Outcome;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/**
 * Puts archived requests into the store: one that is there stays, one whose content differs gives
 * way to the later SubmitTime, and to the later arrival when those are equal.
 */
final class QualificationRequestMerge {
  private static final String ADD_TYPE =
      "INSERT INTO qualification_type (id) VALUES (:type) ON CONFLICT (id) DO NOTHING";
  private static final String ADD =
      "INSERT INTO qualification_request ("
          + QualificationRequestTable.COLUMNS
          + ", origin) VALUES (:id, :type, :worker, :test, :answer, :second, :nano, :origin)"
          + " ON CONFLICT (id) DO NOTHING";
  private static final String FIND =
      "SELECT "
          + QualificationRequestTable.COLUMNS
          + ", origin FROM qualification_request WHERE id = :id";
  private static final String REPLACE =
      "UPDATE qualification_request SET qualification_type_id = :type, worker_id = :worker,"
          + " test = :test, answer = :answer, submit_second = :second, submit_nano = :nano,"
          + " origin = :origin WHERE id = :id";

  private final Jdbi jdbi;

  QualificationRequestMerge(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Merges arrivals in one transaction.
   *
   * @return what became of each, in their order
   */
  List<Merged> merge(List<Arrival> arrivals) {
    return jdbi.inTransaction(
        handle -> {
          addTypes(handle, arrivals);
          int[] added = add(handle, arrivals);
          List<Merged> merged = new ArrayList<>(arrivals.size());
          for (int i = 0; i < added.length; i++) {
            Arrival arrival = arrivals.get(i);
            merged.add(
                added[i] > 0
                    ? new Merged(arrival, Outcome.ADDED, null)
                    : settle(handle, arrival, find(handle, arrival)));
          }
          return merged;
        });
  }

  private static void addTypes(Handle handle, List<Arrival> arrivals) {
    Set<String> types = new HashSet<>();
    arrivals.forEach(arrival -> types.add(arrival.request().qualificationTypeId()));
    PreparedBatch batch = handle.prepareBatch(ADD_TYPE);
    types.forEach(type -> batch.bind("type", type).add());
    batch.execute();
  }

  private static int[] add(Handle handle, List<Arrival> arrivals) {
    PreparedBatch batch = handle.prepareBatch(ADD);
    arrivals.forEach(arrival -> bind(batch, arrival).add());
    return batch.execute();
  }

  private static Merged settle(Handle handle, Arrival arrival, Arrival present) {
    if (arrival.request().equals(present.request())) {
      return new Merged(arrival, Outcome.UNCHANGED, present);
    }
    if (arrival.request().submitTime().isBefore(present.request().submitTime())) {
      return new Merged(arrival, Outcome.KEPT, present);
    }
    bind(handle.createUpdate(REPLACE), arrival).execute();
    return new Merged(arrival, Outcome.REPLACED, present);
  }

  private static Arrival find(Handle handle, Arrival arrival) {
    return handle
        .createQuery(FIND)
        .bind("id", arrival.request().qualificationRequestId())
        .map(
            (row, context) ->
                new Arrival(
                    row.getString("origin") == null ? "a call" : row.getString("origin"),
                    QualificationRequestTable.request(row)))
        .one();
  }

  private static <S extends SqlStatement<S>> S bind(S statement, Arrival arrival) {
    QualificationRequest request = arrival.request();
    Instant submitTime = request.submitTime();
    return statement
        .bind("id", request.qualificationRequestId())
        .bind("type", request.qualificationTypeId())
        .bind("worker", request.workerId())
        .bind("test", request.test())
        .bind("answer", request.answer())
        .bind("second", submitTime.getEpochSecond())
        .bind("nano", submitTime.getNano())
        .bind("origin", arrival.origin());
  }
}
