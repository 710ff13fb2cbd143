package org.turkbridge.local.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    // Those of others, too: nobody else asks for them any more.
    int unused = table.delete(Condition.of("used <= :old", "old", now.minus(KEPT).toEpochMilli()));
    Row<CreateHitRequest> row =
        row(owner, operation, token).with(OBJECT, objectId).with(USED, now.toEpochMilli());
    if (table.insertNew(List.of(row)).get(0)) {
      return Optional.empty();
    }
    Optional<Row<CreateHitRequest>> present = table.find(row, OBJECT);
    // One whose clock is ahead may have deleted it meanwhile.
    return present.isPresent()
        ? present.map(taken -> String.valueOf(taken.get(OBJECT)))
        : take(owner, operation, token, objectId, now);
  }

  private static Row<CreateHitRequest> row(String owner, String operation, String token) {
    return Row.of(CreateHitRequest.builder().uniqueRequestToken(token).build())
        .with(OWNER, owner)
        .with(OPERATION, operation);
  }
}
