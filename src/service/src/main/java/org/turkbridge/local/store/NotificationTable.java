package org.turkbridge.local.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import software.amazon.awssdk.services.mturk.model.EventType;
import software.amazon.awssdk.services.mturk.model.NotificationSpecification;

/** The notifications that are to be delivered. */
public final class NotificationTable {
  private final Session session;

  NotificationTable(Session session) {
    this.session = session;
  }

  /** Adds one, to be delivered at once, after those of the same time. */
  void add(Notification notification) {
    NotificationEvent event = notification.event();
    NotificationSpecification specification = notification.specification();
    session
        .handle()
        .createUpdate(
            "INSERT INTO notification (id, owner, access_key_id, transport, destination, version,"
                + " event_type, event_time, hit_type_id, hit_id, assignment_id, turn, due) VALUES"
                + " (:id, :owner, :key, :transport, :destination, :version, :type, :time, :hitType,"
                + " :hit, :assignment, (SELECT COALESCE(MAX(turn), 0) + 1 FROM notification WHERE due"
                + " = :time), :time)")
        .bind("id", notification.id())
        .bind("owner", session.dialect().stored(notification.owner()))
        .bind("key", session.dialect().stored(notification.accessKeyId()))
        .bind("transport", specification.transportAsString())
        .bind("destination", specification.destination())
        .bind("version", specification.version())
        .bind("type", event.type().toString())
        .bind("time", event.time().toEpochMilli())
        .bind("hitType", event.hitTypeId())
        .bind("hit", event.hitId())
        .bind("assignment", event.assignmentId())
        .execute();
  }

  /**
   * One that somebody is to try to deliver now.
   *
   * @param attempts how often it was tried before
   */
  public record Claim(Notification notification, int attempts) {}

  /**
   * Takes some that are due: nobody else gets them.
   *
   * @param once the transports of which a message is sent once, if at all: it is no longer there
   * @param until the others are due again then, unless they are {@linkplain #discard discarded}
   */
  public List<Claim> claim(Instant now, Instant until, Collection<String> once, int most) {
    List<Claim> claims =
        session
            .handle()
            .createQuery(
                "SELECT * FROM notification WHERE due <= :now ORDER BY due, turn LIMIT :most"
                    + session.dialect().lockingFreeRows())
            .bind("now", now.toEpochMilli())
            .bind("most", most)
            .map((row, context) -> claim(row))
            .list();
    for (Claim claim : claims) {
      Notification notification = claim.notification();
      if (once.contains(notification.specification().transportAsString())) {
        discard(notification.id());
      } else {
        session
            .handle()
            .createUpdate(
                "UPDATE notification SET due = :until, attempts = attempts + 1 WHERE id = :id")
            .bind("until", until.toEpochMilli())
            .bind("id", notification.id())
            .execute();
      }
    }
    return claims;
  }

  private Claim claim(ResultSet row) throws SQLException {
    Dialect dialect = session.dialect();
    return new Claim(
        new Notification(
            row.getString("id"),
            String.valueOf(dialect.read(row.getString("owner"))),
            String.valueOf(dialect.read(row.getString("access_key_id"))),
            NotificationSpecification.builder()
                .transport(row.getString("transport"))
                .destination(row.getString("destination"))
                .version(row.getString("version"))
                .build(),
            new NotificationEvent(
                EventType.fromValue(row.getString("event_type")),
                Instant.ofEpochMilli(row.getLong("event_time")),
                row.getString("hit_type_id"),
                row.getString("hit_id"),
                row.getString("assignment_id"))),
        row.getInt("attempts"));
  }

  /** Has one that was claimed tried again, from then on. */
  public void postpone(String id, Instant due) {
    session
        .handle()
        .createUpdate("UPDATE notification SET due = :due WHERE id = :id")
        .bind("due", due.toEpochMilli())
        .bind("id", id)
        .execute();
  }

  /** Deletes one, if it is there. */
  public void discard(String id) {
    session
        .handle()
        .createUpdate("DELETE FROM notification WHERE id = :id")
        .bind("id", id)
        .execute();
  }

  /** When the next is due, in milliseconds since 1970; empty if there is none. */
  public OptionalLong nextDue() {
    List<Long> due =
        new ArrayList<>(
            session
                .handle()
                .createQuery("SELECT due FROM notification ORDER BY due, turn LIMIT 1")
                .mapTo(Long.class)
                .list());
    return due.isEmpty() ? OptionalLong.empty() : OptionalLong.of(due.get(0));
  }

  /** How many there are. */
  public long count() {
    return session
        .handle()
        .createQuery("SELECT COUNT(*) FROM notification")
        .mapTo(Long.class)
        .one();
  }

  /** Deletes so many, those of the oldest events. */
  public void discardOldest(long many) {
    session
        .handle()
        .createUpdate(
            "DELETE FROM notification WHERE id IN"
                + " (SELECT id FROM notification ORDER BY event_time LIMIT :many)")
        .bind("many", many)
        .execute();
  }
}
