package org.turkbridge.local.store;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.turkbridge.local.store.StoreChange.Kind;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationStatus;

/** Who holds or held which type, in the order of the first grant. */
public final class QualificationTable {
  static final Column<String> REASON = Column.text("reason");

  private static final Column<String> STATUS = Column.text("status");
  private static final Entity<Qualification> ENTITY =
      Entity.of("qualification", Qualification::builder)
          .members("QualificationTypeId", "WorkerId", "IntegerValue", "Status", "GrantTime")
          .member("LocaleValue.Country", "country")
          .member("LocaleValue.Subdivision", "subdivision")
          .keyedBy("qualification_type_id", "worker_id");

  private final Session session;
  private final EntityTable<Qualification> table;
  private final QualificationTypeTable types;
  private final Consumer<StoreChange> changes;

  QualificationTable(Session session, QualificationTypeTable types) {
    this.session = session;
    this.table = new EntityTable<>(session, ENTITY);
    this.types = types;
    this.changes = session.changes();
  }

  private static Condition of(String typeId, String workerId) {
    return ofType(typeId).and("worker_id = :worker", "worker", workerId);
  }

  private static Condition ofType(String typeId) {
    return Condition.of("qualification_type_id = :type", "type", typeId);
  }

  /** What a worker holds or held of a type. */
  public Optional<Qualification> find(String typeId, String workerId) {
    return table.first(of(typeId, workerId), Entity.SEQUENCE).map(Row::item);
  }

  /** What a worker holds or held of some types, as it is now. */
  public Map<String, Qualification> find(Collection<String> typeIds, String workerId) {
    Map<String, Qualification> found = new HashMap<>();
    table.each(
        Condition.of(session.dialect().isIn("qualification_type_id", ":types"), "types", typeIds)
            .and("worker_id = :worker", "worker", workerId),
        row -> found.put(row.item().qualificationTypeId(), row.item()));
    return found;
  }

  /** Grants with that value, whether the worker holds it already, held it once or never. */
  public void grant(String typeId, String workerId, int value, Instant time) {
    changes.accept(StoreChange.of(Kind.GRANT, typeId, workerId));
    table.put(
        Row.of(
                Qualification.builder()
                    .qualificationTypeId(typeId)
                    .workerId(workerId)
                    .integerValue(value)
                    .status(QualificationStatus.GRANTED)
                    .grantTime(time)
                    .build())
            .with(REASON, null)
            .with(EntityMerge.ORIGIN, null));
  }

  /** Takes back what a worker holds of a type. */
  public void revoke(String typeId, String workerId, @Nullable String reason) {
    changes.accept(StoreChange.of(Kind.REVOCATION, typeId, workerId));
    table.set(
        of(typeId, workerId),
        STATUS.of(QualificationStatus.REVOKED.toString()),
        REASON.of(reason),
        EntityMerge.ORIGIN.of(null));
  }

  /**
   * One page of those of a type in a status.
   *
   * @param after the place to go on from; 0 for the start
   */
  public Page<Qualification> page(
      String typeId, QualificationStatus status, long after, PageLimit limit) {
    return table.page(
        ofType(typeId).and("status = :status", "status", status.toString()),
        after,
        limit,
        Row::item);
  }

  /**
   * One page of those that are granted, and those that were.
   *
   * @param typeId null for every type
   * @param workerId null for every Worker
   * @param after the place to go on from; 0 for the start
   */
  public Page<Qualification> page(
      @Nullable String typeId, @Nullable String workerId, long after, PageLimit limit) {
    Condition condition = typeId == null ? Condition.ALL : ofType(typeId);
    return table.page(
        workerId == null ? condition : condition.and("worker_id = :worker", "worker", workerId),
        after,
        limit,
        Row::item);
  }

  /** Gives those that are granted, and those that were. */
  void all(Consumer<Qualification> each) {
    table.each(Condition.ALL, row -> each.accept(row.item()));
  }

  /**
   * Merges archived Qualifications. Types that nobody described are inferred.
   *
   * @return what became of each, in their order
   */
  public List<Merged> merge(List<Arrival<Qualification>> arrivals) {
    types.infer(
        arrivals.stream()
            .map(arrival -> arrival.item().qualificationTypeId())
            .collect(Collectors.toCollection(LinkedHashSet::new)));
    return new QualificationMerge(table).merge(arrivals);
  }
}
