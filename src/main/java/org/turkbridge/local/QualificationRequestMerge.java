package org.turkbridge.local;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import org.turkbridge.local.Merged.Outcome;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/**
 * Puts archived requests into the store: one that is there stays, one whose content differs gives
 * way to the later SubmitTime, and to the later arrival when those are equal. What became of a
 * request stays, and a request for a type that was deleted arrives rejected. Types that nobody
 * described are inferred: Name = id, Active, Test of the newest request.
 */
final class QualificationRequestMerge {
  /** Registers a type of which nothing but the id is known. */
  static final String ADD_TYPE =
      "INSERT INTO qualification_type (id, sequence, name, inferred) VALUES (:type,"
          + " (SELECT COALESCE(MAX(sequence), 0) + 1 FROM qualification_type), :type, TRUE)"
          + " ON CONFLICT (id) DO NOTHING";

  private static final String INFER =
      "UPDATE qualification_type SET test = :test, inferred_second = :second,"
          + " inferred_nano = :nano WHERE id = :type AND inferred AND (inferred_second IS NULL"
          + " OR inferred_second < :second"
          + " OR (inferred_second = :second AND inferred_nano <= :nano))";
  private static final String ADD =
      "INSERT INTO qualification_request ("
          + QualificationRequestTable.COLUMNS
          + ", origin, owner, state) SELECT :id, :type, :worker, :test, :answer, :second, :nano,"
          + " :origin, owner, CASE status WHEN 'Disposing' THEN 'Rejected' ELSE 'Submitted' END"
          + " FROM qualification_type WHERE id = :type ON CONFLICT (id) DO NOTHING";
  private static final String FIND =
      "SELECT "
          + QualificationRequestTable.COLUMNS
          + ", origin FROM qualification_request WHERE id = :id";
  private static final String REPLACE =
      "UPDATE qualification_request SET qualification_type_id = :type, worker_id = :worker,"
          + " test = :test, answer = :answer, submit_second = :second, submit_nano = :nano,"
          + " origin = :origin, owner = (SELECT owner FROM qualification_type WHERE id = :type)"
          + " WHERE id = :id";

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
          Map<String, QualificationRequest> newest = newestOfTypes(arrivals);
          addTypes(handle, newest.keySet());
          inferTests(handle, newest.values());
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

  /** By type id; of equal SubmitTimes the later arrival. */
  private static Map<String, QualificationRequest> newestOfTypes(List<Arrival> arrivals) {
    Map<String, QualificationRequest> newest = new LinkedHashMap<>();
    for (Arrival arrival : arrivals) {
      newest.merge(
          arrival.request().qualificationTypeId(),
          arrival.request(),
          (one, other) -> other.submitTime().isBefore(one.submitTime()) ? one : other);
    }
    return newest;
  }

  private static void addTypes(Handle handle, Collection<String> types) {
    PreparedBatch batch = handle.prepareBatch(ADD_TYPE);
    types.forEach(type -> batch.bind("type", type).add());
    batch.execute();
  }

  private static void inferTests(Handle handle, Collection<QualificationRequest> newest) {
    PreparedBatch batch = handle.prepareBatch(INFER);
    for (QualificationRequest request : newest) {
      Instant submitTime = request.submitTime();
      batch
          .bind("type", request.qualificationTypeId())
          .bind("test", request.test())
          .bind("second", submitTime.getEpochSecond())
          .bind("nano", submitTime.getNano())
          .add();
    }
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
