package org.turkbridge.local;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import org.turkbridge.local.Merged.Outcome;
import software.amazon.awssdk.services.mturk.model.QualificationType;

/**
 * Puts archived types into the store: what was inferred gives way to them, and of two the later
 * arrival wins. What a call made, changed or deleted stays, and so do the types of the system.
 */
final class QualificationTypeMerge {
  private static final String FIND =
      "SELECT "
          + QualificationTypeTable.COLUMNS
          + ", inferred, origin FROM qualification_type WHERE id = :id";
  private static final String ADD_OR_REPLACE =
      "INSERT INTO qualification_type (id, sequence, name, keywords, creation_second,"
          + " creation_nano, description, status, test, test_duration, answer_key, retry_delay,"
          + " auto_granted, auto_granted_value, requestable, origin) VALUES (:id,"
          + " (SELECT COALESCE(MAX(sequence), 0) + 1 FROM qualification_type), :name, :keywords,"
          + " :second, :nano, :description, :status, :test, :duration, :key, :delay, :auto,"
          + " :value, :requestable, :origin)"
          + " ON CONFLICT (id) DO UPDATE SET name = excluded.name, keywords = excluded.keywords,"
          + " creation_second = excluded.creation_second,"
          + " creation_nano = excluded.creation_nano, description = excluded.description,"
          + " status = excluded.status, test = excluded.test,"
          + " test_duration = excluded.test_duration, answer_key = excluded.answer_key,"
          + " retry_delay = excluded.retry_delay, auto_granted = excluded.auto_granted,"
          + " auto_granted_value = excluded.auto_granted_value,"
          + " requestable = excluded.requestable, origin = excluded.origin, inferred = FALSE";

  private final Jdbi jdbi;

  QualificationTypeMerge(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Merges arrivals in one transaction.
   *
   * @return what became of each, in their order
   */
  List<EntityMerged> merge(List<TypeArrival> arrivals) {
    return jdbi.inTransaction(
        handle -> {
          List<EntityMerged> merged = new ArrayList<>(arrivals.size());
          for (TypeArrival arrival : arrivals) {
            merged.add(merge(handle, arrival));
          }
          return merged;
        });
  }

  private static EntityMerged merge(Handle handle, TypeArrival arrival) {
    Optional<StoredType> ofSystem =
        SystemQualificationType.find(arrival.type().qualificationTypeId());
    if (ofSystem.isPresent()) {
      return ofSystem.get().type().equals(arrival.type())
          ? merged(arrival, Outcome.UNCHANGED, null)
          : merged(arrival, Outcome.KEPT, "Mechanical Turk's own type, which every store has");
    }
    Optional<Present> found =
        handle
            .createQuery(FIND)
            .bind("id", arrival.type().qualificationTypeId())
            .map((row, context) -> Present.read(row))
            .findOne();
    if (found.isEmpty() || found.get().inferred()) {
      write(handle, arrival);
      return merged(arrival, Outcome.ADDED, null);
    }
    Present present = found.get();
    if (!present.stored().isDisposing() && present.stored().type().equals(arrival.type())) {
      return merged(arrival, Outcome.UNCHANGED, null);
    }
    @Nullable String reason = present.whyItStays();
    if (reason != null) {
      return merged(arrival, Outcome.KEPT, reason);
    }
    write(handle, arrival);
    return merged(arrival, Outcome.REPLACED, "the one from " + present.origin());
  }

  private static EntityMerged merged(TypeArrival arrival, Outcome outcome, @Nullable String other) {
    return new EntityMerged(
        arrival.origin(),
        "QualificationType " + arrival.type().qualificationTypeId(),
        outcome,
        other);
  }

  private static void write(Handle handle, TypeArrival arrival) {
    QualificationType type = arrival.type();
    @Nullable Instant creationTime = type.creationTime();
    Update update =
        QualificationTypeTable.bind(handle.createUpdate(ADD_OR_REPLACE), type)
            .bind("name", type.name())
            .bind("keywords", type.keywords())
            .bind("requestable", type.isRequestable())
            .bind("origin", arrival.origin());
    if (creationTime == null) {
      update.bindNull("second", Types.BIGINT).bindNull("nano", Types.INTEGER);
    } else {
      update.bind("second", creationTime.getEpochSecond()).bind("nano", creationTime.getNano());
    }
    update.execute();
  }

  /**
   * A type of the store.
   *
   * @param origin null if a call made or changed it, or if it is inferred
   */
  private record Present(StoredType stored, boolean inferred, @Nullable String origin) {
    static Present read(ResultSet row) throws SQLException {
      return new Present(
          QualificationTypeTable.type(row), row.getBoolean("inferred"), row.getString("origin"));
    }

    @Nullable String whyItStays() {
      if (stored.owner() != null) {
        return "the one that Requester " + stored.owner() + " made";
      }
      if (stored.isDisposing()) {
        return "the call that deleted it";
      }
      return origin == null ? "the one that a call changed" : null;
    }
  }
}
