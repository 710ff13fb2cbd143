package org.turkbridge.local.store;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mturk.model.EventType;
import software.amazon.awssdk.services.mturk.model.HIT;

/**
 * What happens to HITs of those types whose Requester wants to be told: now, and by itself later.
 * Nobody else changes a HIT meanwhile.
 */
public final class HitEvents {
  /** As long as those that AWS was seen to send. */
  private static final int ID_BYTES = 20;

  /** Of a HIT, in milliseconds since 1970. */
  private static final String EXPIRATION = "expiration_second * 1000 + expiration_nano / 1000000";

  private final Session session;
  private final HitTypeTable types;

  HitEvents(Session session, HitTypeTable types) {
    this.session = session;
    this.types = types;
  }

  private Optional<HitTypeNotification> active(String typeId) {
    return types
        .find(typeId)
        .map(StoredHitType::notification)
        .filter(HitTypeNotification::isActive);
  }

  /**
   * Something has happened.
   *
   * @param assignmentId null where it is of no assignment
   */
  void add(
      String hitId, String typeId, EventType type, Instant time, @Nullable String assignmentId) {
    active(typeId)
        .filter(notification -> notification.specification().eventTypes().contains(type))
        .ifPresent(
            notification ->
                new NotificationTable(session)
                    .add(
                        new Notification(
                            newId(),
                            types.find(typeId).orElseThrow().owner(),
                            notification.accessKeyId(),
                            notification.specification(),
                            new NotificationEvent(type, time, typeId, hitId, assignmentId))));
  }

  private static String newId() {
    byte[] id = new byte[ID_BYTES];
    new SecureRandom().nextBytes(id);
    return HexFormat.of().formatHex(id);
  }

  /**
   * When something comes of a HIT by itself, in milliseconds since 1970; null for what does not
   * come any more.
   */
  private record Coming(
      @Nullable Long expired, @Nullable Long reviewable, @Nullable Long disposed) {
    Optional<Long> first() {
      return Stream.of(expired, reviewable, disposed)
          .filter(Objects::nonNull)
          .map(Objects::requireNonNull)
          .min(Long::compare);
    }
  }

  /**
   * Tells what has come of a HIT by itself since it was last looked at, and remembers what is still
   * to come.
   *
   * @param hit with its ids and Expiration
   * @param ready when it is or was Reviewable, in milliseconds since 1970
   * @param quiet when something last happens or happened to it, likewise
   */
  void look(HIT hit, long ready, long quiet, Instant now) {
    look(
        hit.hitId(),
        hit.hitTypeId(),
        coming(hit.expiration().toEpochMilli(), ready, quiet),
        now.toEpochMilli());
  }

  /** Has the Requester of a HIT told what came of it by itself. */
  public void tellWhatCame(String hitId, Instant now) {
    session
        .handle()
        .createQuery(
            "SELECT hit_type_id, "
                + EXPIRATION
                + ", ready, quiet FROM hit WHERE id = :id"
                + session.locking())
        .bind("id", hitId)
        .map(
            (row, context) ->
                new HitTimes(
                    row.getString(1), coming(row.getLong(2), row.getLong(3), row.getLong(4))))
        .findOne()
        .filter(hit -> types.find(hit.typeId).filter(StoredHitType::isTold).isPresent())
        .ifPresentOrElse(
            hit -> look(hitId, hit.typeId, hit.will, now.toEpochMilli()), () -> forget(hitId));
  }

  private record HitTimes(String typeId, Coming will) {}

  private static Coming coming(long expiration, long ready, long quiet) {
    return new Coming(expiration, ready, quiet + HitState.KEPT.toMillis());
  }

  /**
   * @param will when it comes, or came, by what is known of the HIT now
   * @param now in milliseconds since 1970
   */
  private void look(String hitId, String typeId, Coming will, long now) {
    if (active(typeId).isEmpty()) {
      return;
    }
    @Nullable Coming before = coming(hitId).orElse(null);
    Progress progress = new Progress(hitId, typeId, now);
    @Nullable Long expired =
        progress.of(EventType.HIT_EXPIRED, before == null ? null : before.expired, will.expired);
    @Nullable Long reviewable =
        progress.of(
            EventType.HIT_REVIEWABLE, before == null ? null : before.reviewable, will.reviewable);
    @Nullable Long disposed =
        progress.of(EventType.HIT_DISPOSED, before == null ? null : before.disposed, will.disposed);
    Coming after = new Coming(expired, reviewable, disposed);
    if (after.first().isEmpty()) {
      forget(hitId);
    } else if (!after.equals(before)) {
      put(hitId, after);
    }
  }

  /** What becomes of one thing that was to come. */
  private final class Progress {
    private final String hitId;
    private final String typeId;
    private final long now;

    Progress(String hitId, String typeId, long now) {
      this.hitId = hitId;
      this.typeId = typeId;
      this.now = now;
    }

    /** When it is still to come; null if it is not. */
    @Nullable Long of(EventType type, @Nullable Long before, @Nullable Long will) {
      boolean isToCome = will != null && will > now;
      if (before != null && before <= now) {
        came(type, before);
      } else if (before != null && will != null && !isToCome) {
        came(type, will);
      }
      return isToCome ? will : null;
    }

    private void came(EventType type, long time) {
      add(hitId, typeId, type, Instant.ofEpochMilli(time), null);
    }
  }

  private Optional<Coming> coming(String hitId) {
    return session
        .handle()
        .createQuery("SELECT expired, reviewable, disposed FROM coming_event WHERE hit_id = :hit")
        .bind("hit", hitId)
        .map((row, context) -> new Coming(number(row, 1), number(row, 2), number(row, 3)))
        .findOne();
  }

  private static @Nullable Long number(ResultSet row, int index) throws SQLException {
    long number = row.getLong(index);
    return row.wasNull() ? null : number;
  }

  private void put(String hitId, Coming coming) {
    session
        .handle()
        .createUpdate(
            "INSERT INTO coming_event (hit_id, due, expired, reviewable, disposed)"
                + " VALUES (:hit, :due, :expired, :reviewable, :disposed)"
                + " ON CONFLICT (hit_id) DO UPDATE SET due = excluded.due,"
                + " expired = excluded.expired, reviewable = excluded.reviewable,"
                + " disposed = excluded.disposed")
        .bind("hit", hitId)
        .bind("due", coming.first().orElseThrow())
        .bind("expired", coming.expired)
        .bind("reviewable", coming.reviewable)
        .bind("disposed", coming.disposed)
        .execute();
  }

  /** Nothing more is to come of a HIT that anybody wants to be told. */
  void forget(String hitId) {
    session
        .handle()
        .createUpdate("DELETE FROM coming_event WHERE hit_id = :hit")
        .bind("hit", hitId)
        .execute();
  }

  /** Some of the HITs of which something has come by itself, the most urgent first. */
  public List<String> due(Instant now, int most) {
    return session
        .handle()
        .createQuery("SELECT hit_id FROM coming_event WHERE due <= :now ORDER BY due LIMIT :most")
        .bind("now", now.toEpochMilli())
        .bind("most", most)
        .mapTo(String.class)
        .list();
  }

  /** Has the Requester of a HIT type told, or no longer told, what comes of its HITs by itself. */
  public void tellOf(String typeId, boolean isTold, Instant now) {
    if (isTold) {
      begin(typeId, now);
    } else {
      end(typeId);
    }
  }

  private void begin(String typeId, Instant now) {
    // Whoever changes one of them has ended, or will know that it is told.
    List<String> unused =
        session
            .handle()
            .createQuery(
                "SELECT id FROM hit WHERE hit_type_id = :type AND NOT disposed" + session.locking())
            .bind("type", typeId)
            .mapTo(String.class)
            .list();
    Condition live = HitState.live(now);
    session
        .handle()
        .createUpdate(
            "INSERT INTO coming_event (hit_id, due, expired, reviewable, disposed) SELECT id,"
                + " CASE WHEN expiration > :now AND expiration <= ready THEN expiration"
                + " WHEN ready > :now THEN ready WHEN expiration > :now THEN expiration"
                + " ELSE quiet + :kept END,"
                + " CASE WHEN expiration > :now THEN expiration END,"
                + " CASE WHEN ready > :now THEN ready END, quiet + :kept FROM (SELECT id, ready,"
                + " quiet, "
                + EXPIRATION
                + " AS expiration FROM hit WHERE hit_type_id = :type AND "
                + live.sql()
                + ") AS live WHERE TRUE ON CONFLICT (hit_id) DO NOTHING")
        .bindMap(live.parameters())
        .bind("type", typeId)
        .bind("now", now.toEpochMilli())
        .bind("kept", HitState.KEPT.toMillis())
        .execute();
  }

  private void end(String typeId) {
    session
        .handle()
        .createUpdate(
            "DELETE FROM coming_event WHERE hit_id IN (SELECT id FROM hit WHERE hit_type_id ="
                + " :type)")
        .bind("type", typeId)
        .execute();
  }
}
