package org.turkbridge.local.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.turkbridge.local.store.StoreChange.Kind;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/** The requests for Qualifications, in the order they came in. */
public final class QualificationRequestTable {
  static final Column<String> OWNER = Column.text("owner");
  static final Column<String> STATE = Column.text("state");

  private static final Column<String> REASON = Column.text("reason");
  private static final Column<Instant> SETTLED = Column.time("settled");
  private static final Entity<QualificationRequest> ENTITY =
      Entity.of("qualification_request", QualificationRequest::builder)
          .member("QualificationRequestId", "id")
          .members("QualificationTypeId", "WorkerId", "Test", "Answer", "SubmitTime")
          .keyedBy("id");

  /** As the partial indexes say it. */
  private static final String IS_PENDING = "state = 'Submitted'";

  private final EntityTable<QualificationRequest> table;
  private final QualificationTypeTable types;
  private final Consumer<StoreChange> changes;

  QualificationRequestTable(Session session, QualificationTypeTable types) {
    this.table = new EntityTable<>(session, ENTITY);
    this.types = types;
    this.changes = session.changes();
  }

  private static Condition of(String id) {
    return Condition.of("id = :id", "id", id);
  }

  private static Condition ofType(String typeId) {
    return Condition.of("qualification_type_id = :type", "type", typeId);
  }

  /** The request of that id, whatever became of it. */
  public Optional<StoredRequest> find(String id) {
    return table
        .first(of(id), Entity.SEQUENCE, OWNER, STATE)
        .map(QualificationRequestTable::stored);
  }

  /** The last request that a worker made for a type, whatever became of it. */
  public Optional<StoredRequest> latest(String typeId, String workerId) {
    return table
        .first(
            ofType(typeId).and("worker_id = :worker", "worker", workerId),
            "submit_second DESC, submit_nano DESC, sequence DESC",
            OWNER,
            STATE)
        .map(QualificationRequestTable::stored);
  }

  private static StoredRequest stored(Row<QualificationRequest> row) {
    return new StoredRequest(
        row.get(OWNER), RequestState.of(String.valueOf(row.get(STATE))), row.item());
  }

  /** Adds a request that waits for its Requester. */
  public void add(QualificationRequest request, @Nullable String owner) {
    table.insert(Row.of(request).with(OWNER, owner));
  }

  /** Grants a request that is pending; else it stays as it is. */
  public void grant(String id, Instant time) {
    changes.accept(StoreChange.of(Kind.SETTLEMENT, id));
    settle(of(id), RequestState.GRANTED, null, time);
  }

  /** Rejects a request that is pending; else it stays as it is. */
  public void reject(String id, @Nullable String reason, Instant time) {
    changes.accept(StoreChange.of(Kind.SETTLEMENT, id));
    settle(of(id), RequestState.REJECTED, reason, time);
  }

  /** Rejects every pending request for a type. */
  public void rejectAll(String typeId, Instant time) {
    changes.accept(StoreChange.of(Kind.DELETION, typeId));
    settle(ofType(typeId), RequestState.REJECTED, null, time);
  }

  private void settle(Condition which, RequestState state, @Nullable String reason, Instant time) {
    table.set(which.and(IS_PENDING), STATE.of(state.stored()), REASON.of(reason), SETTLED.of(time));
  }

  /**
   * One page of the pending requests that a Requester sees.
   *
   * @param typeId null for every type
   * @param after the place to go on from; 0 for the start
   */
  public Page<QualificationRequest> page(
      @Nullable String typeId, String requester, long after, PageLimit limit) {
    return table.page(
        (typeId == null ? Condition.ALL : ofType(typeId))
            .and(IS_PENDING)
            .and("(owner IS NULL OR owner = :requester)", "requester", requester),
        after,
        limit,
        Row::item);
  }

  /**
   * One page of the requests that wait or waited for any Requester.
   *
   * @param typeId null for every type
   * @param workerId null for every Worker
   * @param state null for every state
   * @param after the place to go on from; 0 for the start
   */
  public Page<StoredRequest> page(
      @Nullable String typeId,
      @Nullable String workerId,
      @Nullable RequestState state,
      long after,
      PageLimit limit) {
    Condition condition = typeId == null ? Condition.ALL : ofType(typeId);
    if (workerId != null) {
      condition = condition.and("worker_id = :worker", "worker", workerId);
    }
    if (state != null) {
      condition =
          state == RequestState.SUBMITTED
              ? condition.and(IS_PENDING)
              : condition.and("state = :state", "state", state.stored());
    }
    return table.page(condition, after, limit, QualificationRequestTable::stored, OWNER, STATE);
  }

  /** What a Requester gave as reason for rejecting a request; empty if nothing. */
  public Optional<String> reason(String id) {
    return table.peek(of(id), REASON).map(row -> row.get(REASON));
  }

  /**
   * Gives every request, whoever owns it, as of one moment.
   *
   * @param settledToo not only what is pending
   */
  public void all(boolean settledToo, Consumer<QualificationRequest> each) {
    table.each(
        settledToo ? Condition.ALL : Condition.ALL.and(IS_PENDING), row -> each.accept(row.item()));
  }

  /**
   * Merges archived requests. Types that nobody described are inferred: Name = id, Active, Test of
   * the newest request.
   *
   * @return what became of each, in their order
   */
  public List<Merged> merge(List<Arrival<QualificationRequest>> arrivals) {
    return new QualificationRequestMerge(table, types).merge(arrivals);
  }
}
