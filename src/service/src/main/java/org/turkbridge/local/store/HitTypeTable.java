package org.turkbridge.local.store;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.turkbridge.json.SdkMembers;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.NotificationSpecification;
import software.amazon.awssdk.services.mturk.model.QualificationRequirement;
import software.amazon.awssdk.services.mturk.model.UpdateNotificationSettingsRequest;

/** The HIT types, whose properties never change. */
public final class HitTypeTable {
  private static final Column<String> OWNER = Column.text("owner");
  private static final Column<String> CONTENT = Column.text("content");
  private static final Column<NotificationSpecification> NOTIFICATION = notificationColumn();
  private static final Column<String> KEY = Column.text("notification_key");
  private static final Column<Boolean> ACTIVE = Column.flag("notification_active");
  private static final Column<Long> SET = Column.number("notification_set");
  private static final Column<?>[] STATE = {OWNER, NOTIFICATION, KEY, ACTIVE};
  private static final Entity<HIT> ENTITY =
      Entity.of("hit_type", HIT::builder)
          .member("HITTypeId", "id")
          .member("HITGroupId", "group_id")
          .members("Title", "Description", "Keywords", "Reward", "QualificationRequirements")
          .member("AutoApprovalDelayInSeconds", "auto_approval_delay")
          .member("AssignmentDurationInSeconds", "assignment_duration")
          .derived("required_types", HitTypeTable::requiredTypes)
          .keyedBy("id");

  private final Session session;
  private final EntityTable<HIT> table;

  /** Those that were read already. */
  private final Map<String, StoredHitType> read = new HashMap<>();

  HitTypeTable(Session session) {
    this.session = session;
    this.table = new EntityTable<>(session, ENTITY);
  }

  /** A line for each QualificationType. */
  static String requiredTypes(HIT type) {
    return type.qualificationRequirements().stream()
        .map(QualificationRequirement::qualificationTypeId)
        .collect(Collectors.joining("\n", "\n", "\n"));
  }

  /** Which HIT types require something of a QualificationType, in SQL. */
  static Condition requiring(String qualificationTypeId, Dialect dialect) {
    return Condition.of(
        dialect.containsAll("required_types", ":required"),
        "required",
        List.of("\n" + qualificationTypeId + "\n"));
  }

  @SuppressWarnings("unchecked")
  private static Column<NotificationSpecification> notificationColumn() {
    Supplier<SdkPojo> builder = UpdateNotificationSettingsRequest::builder;
    return Column.json(
        "notification",
        builder,
        (SdkField<NotificationSpecification>)
            SdkMembers.named("Notification", builder.get().sdkFields()).orElseThrow());
  }

  private static StoredHitType stored(Row<HIT> row) {
    @Nullable NotificationSpecification specification = row.get(NOTIFICATION);
    return new StoredHitType(
        Objects.requireNonNull(row.get(OWNER)),
        row.item(),
        specification == null
            ? null
            : new HitTypeNotification(
                specification,
                Objects.requireNonNull(row.get(KEY)),
                Boolean.TRUE.equals(row.get(ACTIVE))));
  }

  /** The type of that id. */
  public Optional<StoredHitType> find(String id) {
    return Optional.ofNullable(all(List.of(id)).get(id));
  }

  /** Those types by their ids. */
  Map<String, StoredHitType> all(Collection<String> ids) {
    List<String> unread = ids.stream().distinct().filter(id -> !read.containsKey(id)).toList();
    if (!unread.isEmpty()) {
      table.each(
          Condition.of(session.dialect().isIn("id", ":ids"), "ids", unread),
          row -> read.put(row.item().hitTypeId(), stored(row)),
          STATE);
    }
    return read;
  }

  /**
   * The type of a Requester that has the same properties, or that one, which is added then.
   *
   * @param type with the ids that it gets if it is added
   * @param content a digest of its properties, the same for the same properties
   */
  public StoredHitType sameOrAdded(HIT type, String content, String owner) {
    Row<HIT> row = Row.of(type).with(OWNER, owner).with(CONTENT, content);
    return same(content, owner)
        .orElseGet(
            () -> {
              table.insert(row);
              return new StoredHitType(owner, type, null);
            });
  }

  private Optional<StoredHitType> same(String content, String owner) {
    return table
        .peek(
            Condition.of("content = :content", "content", content)
                .and("owner = :requester", "requester", owner),
            STATE)
        .map(HitTypeTable::stored);
  }

  /** Has a Requester told of the HITs of a type otherwise than before. */
  public void setNotification(String id, HitTypeNotification notification, Instant now) {
    read.remove(id);
    table.set(
        Condition.of("id = :id", "id", id),
        NOTIFICATION.of(notification.specification()),
        KEY.of(notification.accessKeyId()),
        ACTIVE.of(notification.isActive()),
        SET.of(now.toEpochMilli()));
  }

  /** The types of which something has been told since that time, and before was not, or was. */
  public List<String> toldSince(Instant time) {
    return session
        .handle()
        .createQuery(
            "SELECT id FROM hit_type WHERE notification_active AND notification_set > :time")
        .bind("time", time.toEpochMilli())
        .mapTo(String.class)
        .list();
  }
}
