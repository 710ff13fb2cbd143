package org.turkbridge.local.store;

import java.time.Duration;
import java.time.Instant;
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
   * What a Requester made or changed with that token in the last 24 hours.
   *
   * @param operation that the token was given to
   */
  public Optional<String> find(String owner, String operation, String token, Instant now) {
    return table
        .find(row(owner, operation, token), OBJECT, USED)
        .filter(row -> isRemembered(row, now))
        .map(row -> String.valueOf(row.get(OBJECT)));
  }

  private static boolean isRemembered(Row<?> row, Instant now) {
    Long used = row.get(USED);
    return used != null && now.minus(KEPT).toEpochMilli() < used;
  }

  /** Remembers what was made or changed with that token. */
  public void put(String owner, String operation, String token, String objectId, Instant now) {
    table.put(row(owner, operation, token).with(OBJECT, objectId).with(USED, now.toEpochMilli()));
  }

  private static Row<CreateHitRequest> row(String owner, String operation, String token) {
    return Row.of(CreateHitRequest.builder().uniqueRequestToken(token).build())
        .with(OWNER, owner)
        .with(OPERATION, operation);
  }
}
