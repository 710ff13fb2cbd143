package org.turkbridge.local.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.mturk.model.CreateHitRequest;

/** The tokens of requests that are done once, however often they are sent. */
public final class RequestTokenTable {
  /** How long a token is remembered. */
  private static final Duration KEPT = Duration.ofHours(24);

  private static final Column<String> OWNER = Column.text("owner");
  private static final Column<String> OPERATION = Column.text("operation");
  private static final Column<String> OBJECT = Column.text("object_id");
  private static final Column<Long> USED = Column.number("used");

  /** All requests with tokens have the member of that one. */
  private static final Entity<CreateHitRequest> ENTITY =
      Entity.of("request_token", CreateHitRequest::builder)
          .members("UniqueRequestToken")
          .keyedBy("owner", "operation", "unique_request_token");

  private final EntityTable<CreateHitRequest> table;

  RequestTokenTable(Session session) {
    this.table = new EntityTable<>(session, ENTITY);
  }

  /**
   * Takes a token for what a Requester is about to make or change, unless it was used in the last
   * 24 hours. Of two that take one at once, one gets it.
   *
   * @param operation that the token is given to
   * @param objectId of what is made or changed
   * @return what was made or changed with that token before; empty if it is taken now
   */
  public Optional<String> take(
      String owner, String operation, String token, String objectId, Instant now) {
    Row<CreateHitRequest> row =
        row(owner, operation, token).with(OBJECT, objectId).with(USED, now.toEpochMilli());
    if (table.insertNew(List.of(row)).get(0)) {
      return Optional.empty();
    }
    Optional<Row<CreateHitRequest>> present = table.find(row, OBJECT, USED);
    if (present.isEmpty()) {
      // It was forgotten meanwhile.
      return take(owner, operation, token, objectId, now);
    }
    Row<CreateHitRequest> taken = present.get();
    if (Objects.requireNonNullElse(taken.get(USED), 0L) > old(now)) {
      return Optional.of(String.valueOf(taken.get(OBJECT)));
    }
    int unused = table.set(ENTITY.sameKey(row), OBJECT.of(objectId), USED.of(now.toEpochMilli()));
    return Optional.empty();
  }

  /** Deletes those that nobody asks for any more, whoever took them. */
  public int forget(Instant now) {
    return table.delete(Condition.of("used <= :old", "old", old(now)));
  }

  private static long old(Instant now) {
    return now.minus(KEPT).toEpochMilli();
  }

  private static Row<CreateHitRequest> row(String owner, String operation, String token) {
    return Row.of(CreateHitRequest.builder().uniqueRequestToken(token).build())
        .with(OWNER, owner)
        .with(OPERATION, operation);
  }
}
