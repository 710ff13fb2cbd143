package org.turkbridge.local.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.DefinedAttributeTemplateEngine;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;
import software.amazon.awssdk.services.mturk.model.QualificationType;
import software.amazon.awssdk.services.mturk.model.QualificationTypeStatus;

/** The QualificationTypes, in the order in which they came to be known. */
public final class QualificationTypeTable {
  static final Column<String> OWNER = Column.text("owner");
  static final Column<Boolean> INFERRED = Column.flag("inferred");

  private static final String DISPOSING = "Disposing";
  private static final Column<String> STATUS = Column.text("status");
  private static final Entity<QualificationType> ENTITY =
      Entity.of("qualification_type", QualificationType::builder)
          .member("QualificationTypeId", "id")
          .members("CreationTime", "Name", "Description", "Keywords")
          .member("QualificationTypeStatus", "status")
          .members("Test", "AnswerKey", "AutoGranted", "AutoGrantedValue")
          .member("TestDurationInSeconds", "test_duration")
          .member("RetryDelayInSeconds", "retry_delay")
          .member("IsRequestable", "requestable")
          .derived(TypeSearch.COLUMN, TypeSearch::text)
          .keyedBy("id");

  /** The place of a list after every row; the types of the system follow. */
  private static final long BEFORE_SYSTEM = 1L << 62;

  private static final TemplateEngine LISTS = new DefinedAttributeTemplateEngine();
  private static final String STANDING =
      "SELECT id, owner, status FROM qualification_type WHERE id IN (<ids>)";
  private static final String INFER =
      "UPDATE qualification_type SET test = :test, inferred_second = :second,"
          + " inferred_nano = :nano WHERE id = :type AND inferred AND (inferred_second IS NULL"
          + " OR inferred_second < :second"
          + " OR (inferred_second = :second AND inferred_nano <= :nano))";

  private static final Condition LIVE = Condition.ALL.and("status <> 'Disposing'");

  /** Not rows, but requests for them may be imported, which makes rows. */
  private static final String NOT_OF_SYSTEM =
      SystemQualificationType.all().stream()
          .map(type -> "'" + type.type().qualificationTypeId() + "'")
          .collect(Collectors.joining(", ", "id NOT IN (", ")"));

  private final Session session;
  private final EntityTable<QualificationType> table;

  QualificationTypeTable(Session session) {
    this.session = session;
    this.table = new EntityTable<>(session, ENTITY);
  }

  private static Condition of(String id) {
    return Condition.of("id = :id", "id", id);
  }

  /** The type of that id; one of the system comes before a row. */
  public Optional<StoredType> find(String id) {
    return SystemQualificationType.find(id)
        .or(() -> table.first(of(id), Entity.SEQUENCE, OWNER).map(QualificationTypeTable::stored));
  }

  /** The same as it is now, though others may change it while a transaction goes on. */
  public Optional<StoredType> peek(String id) {
    return SystemQualificationType.find(id)
        .or(() -> table.peek(of(id), OWNER).map(QualificationTypeTable::stored));
  }

  static StoredType stored(Row<QualificationType> row) {
    QualificationType type = row.item();
    boolean isDisposing = DISPOSING.equals(type.qualificationTypeStatusAsString());
    return StoredType.of(
        row.get(OWNER),
        isDisposing,
        isDisposing ? type.toBuilder().qualificationTypeStatus((String) null).build() : type);
  }

  /** The id of the type that a Requester has by that name, of those not deleted. */
  public Optional<String> named(String name, String requester) {
    Condition condition =
        LIVE.and("name = :name", "name", name)
            .and("(owner IS NULL OR owner = :requester)", "requester", requester)
            .and(NOT_OF_SYSTEM);
    return table
        .first(condition, "owner IS NOT NULL, sequence")
        .map(row -> row.item().qualificationTypeId());
  }

  /** Adds a type that a Requester made. */
  public void add(QualificationType type, String owner) {
    table.insert(Row.of(type).with(OWNER, owner));
  }

  /** Changes a type, which is no longer inferred from requests. */
  public void change(QualificationType type) {
    table.update(List.of(Row.of(type).with(INFERRED, false).with(EntityMerge.ORIGIN, null)));
  }

  /** Deletes a type. */
  public void dispose(String id) {
    session.changes().accept(StoreChange.of(StoreChange.Kind.DELETION, id));
    table.set(of(id), STATUS.of(DISPOSING));
  }

  /**
   * One page of the types that are not deleted, those of the system last.
   *
   * @param after the place to go on from; 0 for the start
   */
  public Page<StoredType> page(TypeSearch search, long after, PageLimit limit) {
    Condition condition = search.condition(LIVE.and(NOT_OF_SYSTEM), session.dialect());
    Page<StoredType> rows =
        search.isMoreThanCondition()
            ? table.page(
                condition, search::matches, after, limit, QualificationTypeTable::stored, OWNER)
            : table.page(condition, after, limit, QualificationTypeTable::stored, OWNER);
    return search.owner() != null || rows.end().isPresent()
        ? rows
        : withSystemTypes(rows.items(), search, Math.max(after, BEFORE_SYSTEM), limit);
  }

  private static Page<StoredType> withSystemTypes(
      List<StoredType> items, TypeSearch search, long after, PageLimit limit) {
    List<StoredType> page = new ArrayList<>(items);
    long last = after;
    long place = BEFORE_SYSTEM;
    for (StoredType type : SystemQualificationType.all()) {
      place++;
      if (place <= after || !search.matches(type.type())) {
        continue;
      }
      if (limit.endsAt(page.size())) {
        return new Page<>(page, OptionalLong.of(last));
      }
      page.add(type);
      last = place;
    }
    return new Page<>(page, OptionalLong.empty());
  }

  /** Gives those that Requesters made or archives told of, and that are not deleted. */
  void all(Consumer<QualificationType> each) {
    table.each(LIVE.and(NOT_OF_SYSTEM).and("NOT inferred"), row -> each.accept(row.item()));
  }

  /**
   * Merges archived types.
   *
   * @return what became of each, in their order
   */
  public List<Merged> merge(List<Arrival<QualificationType>> arrivals) {
    return new QualificationTypeMerge(table).merge(arrivals);
  }

  /**
   * What those who name a type must know of it.
   *
   * @param owner null if it is everybody's
   * @param isDisposing whether it was deleted
   */
  record Standing(@Nullable String owner, boolean isDisposing) {}

  /**
   * Adds types of which nothing but the id is known, where there are no rows of them.
   *
   * @return all of them by their ids
   */
  Map<String, Standing> infer(Set<String> ids) {
    Dialect dialect = session.dialect();
    Map<String, Standing> types = new HashMap<>();
    if (!ids.isEmpty()) {
      session
          .handle()
          .createQuery(STANDING + session.locking())
          .setTemplateEngine(LISTS)
          .bindList("ids", ids.stream().map(dialect::stored).toList())
          .map(
              (row, context) ->
                  types.put(
                      String.valueOf(dialect.read(row.getString("id"))),
                      new Standing(
                          dialect.read(row.getString("owner")),
                          row.getString("status").equals(DISPOSING))))
          .list();
    }
    List<String> unknown = ids.stream().filter(id -> !types.containsKey(id)).toList();
    table.insertNew(unknown.stream().map(QualificationTypeTable::inferred).toList());
    unknown.forEach(id -> types.put(id, new Standing(null, false)));
    return types;
  }

  private static Row<QualificationType> inferred(String id) {
    return Row.of(
            QualificationType.builder()
                .qualificationTypeId(id)
                .name(id)
                .qualificationTypeStatus(QualificationTypeStatus.ACTIVE)
                .autoGranted(false)
                .isRequestable(true)
                .build())
        .with(INFERRED, true);
  }

  /** Gives types that are inferred the Test of the newest request for them. */
  void inferTests(Collection<QualificationRequest> newest) {
    Dialect dialect = session.dialect();
    try (PreparedBatch batch = session.handle().prepareBatch(INFER)) {
      for (QualificationRequest request : newest) {
        Instant submitTime = request.submitTime();
        @Nullable String test = request.test();
        batch
            .bind("type", dialect.stored(request.qualificationTypeId()))
            .bind("test", test == null ? null : dialect.stored(test))
            .bind("second", submitTime.getEpochSecond())
            .bind("nano", submitTime.getNano())
            .add();
      }
      batch.execute();
    }
  }
}
