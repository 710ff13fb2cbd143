package org.turkbridge.local.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
   * A destination of some that are due.
   *
   * @param owner of the first of them
   */
  public record Waiting(String destination, String owner) {}

  /** The destinations of those that are due, that of the first one first. */
  public List<Waiting> waiting(Instant now) {
    return session
        .handle()
        // From one destination to the next, however many there are of each.
        .createQuery(
            "WITH RECURSIVE place(destination) AS (SELECT MIN(destination) FROM notification UNION"
                + " ALL SELECT (SELECT MIN(later.destination) FROM notification AS later WHERE"
                + " later.destination > place.destination) FROM place WHERE place.destination IS NOT"
                + " NULL) SELECT notification.destination, notification.owner FROM place JOIN"
                + " notification ON notification.id = (SELECT id FROM notification AS one WHERE"
                + " one.destination = place.destination ORDER BY due, turn LIMIT 1) WHERE"
                + " notification.due <= :now ORDER BY notification.due, notification.turn")
        .bind("now", now.toEpochMilli())
        .map(
            (row, context) ->
                new Waiting(
                    row.getString(1), String.valueOf(session.dialect().read(row.getString(2)))))
        .list();
  }

  /**
   * Takes the first one of a destination that is due: nobody else gets it.
   *
   * @param once the transports of which a message is sent once, if at all: it is no longer there
   * @param until one of the others is due again then, unless it is {@linkplain #discard discarded}
   */
  public Optional<Claim> claim(
      String destination, Instant now, Instant until, Collection<String> once) {
    Optional<Claim> claim =
        session
            .handle()
            .createQuery(
                "SELECT * FROM notification WHERE destination = :destination AND due <= :now"
                    + " ORDER BY due, turn LIMIT 1"
                    + session.dialect().lockingFreeRows())
            .bind("destination", destination)
            .bind("now", now.toEpochMilli())
            .map((row, context) -> claim(row))
            .findOne();
    claim
        .map(Claim::notification)
        .ifPresent(
            notification -> {
              if (once.contains(notification.specification().transportAsString())) {
                discard(notification.id());
              } else {
                session
                    .handle()
                    .createUpdate(
                        "UPDATE notification SET due = :until, attempts = attempts + 1"
                            + " WHERE id = :id")
                    .bind("until", until.toEpochMilli())
                    .bind("id", notification.id())
                    .execute();
              }
            });
    return claim;
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

  /** How many there are. */
  public long count() {
    return session
        .handle()
        .createQuery("SELECT COUNT(*) FROM notification")
        .mapTo(Long.class)
        .one();
  }

  /** How many there are of owners who have more than so many. */
  public Map<String, Long> counts(long most) {
    return session
        .handle()
        .createQuery(
            "SELECT owner, COUNT(*) FROM notification GROUP BY owner HAVING COUNT(*) > :most")
        .bind("most", most)
        .map(
            (row, context) ->
                Map.entry(String.valueOf(session.dialect().read(row.getString(1))), row.getLong(2)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Deletes so many of an owner, those of the oldest events. */
  public void discardOldest(String owner, long many) {
    session
        .handle()
        .createUpdate(
            "DELETE FROM notification WHERE id IN (SELECT id FROM notification WHERE owner = :owner"
                + " ORDER BY event_time LIMIT :many)")
        .bind("owner", session.dialect().stored(owner))
        .bind("many", many)
        .execute();
  }
}
