package org.turkbridge.local;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mturk.model.QualificationType;

/** The QualificationTypes, in the order in which they came to be known. */
final class QualificationTypeTable {
  private static final String DISPOSING = "Disposing";

  /** The place of a list after every row; the types of the system follow. */
  private static final long BEFORE_SYSTEM = 1L << 62;

  static final String COLUMNS =
      "sequence, id, owner, name, description, keywords, status, creation_second,"
          + " creation_nano, test, test_duration, answer_key, retry_delay, auto_granted,"
          + " auto_granted_value, requestable";
  private static final String SELECT = "SELECT " + COLUMNS + " FROM qualification_type ";
  private static final String FIND = SELECT + "WHERE id = :id";
  private static final String PAGE =
      SELECT
          + "WHERE sequence > :after AND status <> 'Disposing'"
          + " AND (:requester IS NULL OR owner IS NULL OR owner = :requester) ORDER BY sequence";
  private static final String FIND_NAME =
      "SELECT id FROM qualification_type WHERE name = :name AND status <> 'Disposing'"
          + " AND (owner IS NULL OR owner = :requester)";
  private static final String ADD =
      "INSERT INTO qualification_type (id, sequence, owner, name, keywords, creation_second,"
          + " creation_nano, description, status, test, test_duration, answer_key, retry_delay,"
          + " auto_granted, auto_granted_value) VALUES (:id,"
          + " (SELECT COALESCE(MAX(sequence), 0) + 1 FROM qualification_type), :owner, :name,"
          + " :keywords, :second, :nano, :description, :status, :test, :duration, :key, :delay,"
          + " :auto, :value)";
  private static final String CHANGE =
      "UPDATE qualification_type SET description = :description, status = :status, test = :test,"
          + " test_duration = :duration, answer_key = :key, retry_delay = :delay,"
          + " auto_granted = :auto, auto_granted_value = :value,"
          + " inferred = FALSE, origin = NULL WHERE id = :id";

  private final Handle handle;

  QualificationTypeTable(Handle handle) {
    this.handle = handle;
  }

  /** The type of that id; one of the system comes before a row. */
  Optional<StoredType> find(String id) {
    return SystemQualificationType.find(id)
        .or(
            () ->
                handle.createQuery(FIND).bind("id", id).map((row, context) -> type(row)).findOne());
  }

  /** The id of the type that a Requester has by that name, of those not deleted. */
  Optional<String> named(String name, String requester) {
    return handle
        .createQuery(FIND_NAME)
        .bind("name", name)
        .bind("requester", requester)
        .mapTo(String.class)
        .list()
        .stream()
        .filter(id -> !SystemQualificationType.has(id))
        .findFirst();
  }

  void add(QualificationType type, String owner) {
    Instant creationTime = type.creationTime();
    bind(handle.createUpdate(ADD), type)
        .bind("owner", owner)
        .bind("name", type.name())
        .bind("keywords", type.keywords())
        .bind("second", creationTime.getEpochSecond())
        .bind("nano", creationTime.getNano())
        .execute();
  }

  /**
   * Changes all but id, name, keywords and creation time; no longer are they inferred from
   * requests.
   */
  void change(QualificationType type) {
    bind(handle.createUpdate(CHANGE), type).execute();
  }

  void dispose(String id) {
    handle
        .createUpdate("UPDATE qualification_type SET status = '" + DISPOSING + "' WHERE id = :id")
        .bind("id", id)
        .execute();
  }

  /**
   * One page of the types that are not deleted, those of the system last.
   *
   * @param requester whose types alone, and those that were imported; null for all
   * @param after the place to go on from; 0 for the start
   */
  Page<StoredType> page(
      @Nullable String requester, long after, PageLimit limit, Predicate<StoredType> filter) {
    Page<StoredType> rows = rows(requester, after, limit, filter);
    return requester != null || rows.end().isPresent()
        ? rows
        : withSystemTypes(rows.items(), Math.max(after, BEFORE_SYSTEM), limit, filter);
  }

  private static Page<StoredType> withSystemTypes(
      List<StoredType> items, long after, PageLimit limit, Predicate<StoredType> filter) {
    List<StoredType> page = new ArrayList<>(items);
    long last = after;
    long place = BEFORE_SYSTEM;
    for (StoredType type : SystemQualificationType.all()) {
      place++;
      if (place <= after || !filter.test(type)) {
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

  private Page<StoredType> rows(
      @Nullable String requester, long after, PageLimit limit, Predicate<StoredType> filter) {
    Predicate<StoredType> shown =
        filter.and(type -> !SystemQualificationType.has(type.type().qualificationTypeId()));
    return handle
        .createQuery(PAGE)
        .bind("requester", requester)
        .bind("after", after)
        .scanResultSet(
            (rows, context) -> {
              try (context) {
                return Page.read(
                    rows.get(), limit, QualificationTypeTable::type, shown, StoredType::type);
              }
            });
  }

  static StoredType type(ResultSet row) throws SQLException {
    boolean isDisposing = row.getString("status").equals(DISPOSING);
    return StoredType.of(
        row.getString("owner"),
        isDisposing,
        QualificationType.builder()
            .qualificationTypeId(row.getString("id"))
            .creationTime(Columns.time(row, "creation"))
            .name(row.getString("name"))
            .description(row.getString("description"))
            .keywords(row.getString("keywords"))
            .qualificationTypeStatus(isDisposing ? null : row.getString("status"))
            .test(row.getString("test"))
            .testDurationInSeconds(Columns.number(row, "test_duration"))
            .answerKey(row.getString("answer_key"))
            .retryDelayInSeconds(Columns.number(row, "retry_delay"))
            .isRequestable(row.getBoolean("requestable"))
            .autoGranted(row.getBoolean("auto_granted"))
            .autoGrantedValue(Columns.integer(row, "auto_granted_value"))
            .build());
  }

  static <S extends SqlStatement<S>> S bind(S statement, QualificationType type) {
    return statement
        .bind("id", type.qualificationTypeId())
        .bind("description", type.description())
        .bind("status", type.qualificationTypeStatusAsString())
        .bind("test", type.test())
        .bind("duration", type.testDurationInSeconds())
        .bind("key", type.answerKey())
        .bind("delay", type.retryDelayInSeconds())
        .bind("auto", type.autoGranted())
        .bind("value", type.autoGrantedValue());
  }
}
