package org.turkbridge.local;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.turkbridge.local.store.AssignmentState;
import org.turkbridge.local.store.ListedHit;
import org.turkbridge.local.store.SystemQualificationType;
import org.turkbridge.local.store.Tables;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationRequirement;
import software.amazon.awssdk.services.mturk.model.QualificationStatus;

/** A Worker before some HITs, as a store knows one at a time. */
final class StoredWorker {
  private final Tables tables;
  private final String workerId;
  private final Instant now;
  private final Map<String, Assignment> assignments = new HashMap<>();
  private final Map<String, Qualification> qualifications = new HashMap<>();
  private final Set<String> typesRead = new HashSet<>();
  private final Set<String> blocking = new HashSet<>();
  private final Set<String> ownersRead = new HashSet<>();
  private @Nullable WorkHistory history;

  StoredWorker(Tables tables, String workerId, Instant now) {
    this.tables = tables;
    this.workerId = workerId;
    this.now = now;
  }

  /** Comes before HITs: what counts for them is read at once. */
  StoredWorker before(Collection<ListedHit> hits) {
    List<String> ids = hits.stream().map(hit -> hit.hit().hitId()).toList();
    assignments.putAll(tables.assignments().of(ids, workerId, now));
    List<String> owners = unread(hits.stream().map(ListedHit::owner), ownersRead);
    blocking.addAll(WorkerOperations.blocking(tables, owners, workerId));
    List<String> types =
        unread(
            hits.stream()
                .flatMap(hit -> hit.hit().qualificationRequirements().stream())
                .map(QualificationRequirement::qualificationTypeId),
            typesRead);
    qualifications.putAll(tables.qualifications().find(types, workerId));
    return this;
  }

  private static List<String> unread(Stream<String> names, Set<String> read) {
    return names.filter(read::add).toList();
  }

  /** What the Worker has of one of the HITs: in work, submitted, approved or rejected. */
  Optional<Assignment> assignment(String hitId) {
    return Optional.ofNullable(assignments.get(hitId));
  }

  /** Whether the owner of one of the HITs has blocked the Worker. */
  boolean isBlockedBy(String owner) {
    return blocking.contains(owner);
  }

  /**
   * What the Worker holds of a type that one of the HITs requires: what was granted or imported, or
   * else what follows from the Worker's assignments; empty if there is neither.
   */
  Optional<Qualification> held(String typeId) {
    return Optional.ofNullable(qualifications.get(typeId))
        .filter(qualification -> qualification.status() == QualificationStatus.GRANTED)
        .or(
            () ->
                SystemQualificationType.of(typeId)
                    .flatMap(history()::value)
                    .map(value -> Qualification.builder().integerValue(value).build()));
  }

  private WorkHistory history() {
    WorkHistory read = history;
    if (read == null) {
      read = history(tables.assignments().statuses(workerId, now));
      history = read;
    }
    return read;
  }

  private static WorkHistory history(Map<String, Long> statuses) {
    long approved = statuses.getOrDefault("Approved", 0L);
    long rejected = statuses.getOrDefault("Rejected", 0L);
    return new WorkHistory(
        statuses.values().stream().mapToLong(Long::longValue).sum(),
        statuses.getOrDefault("Submitted", 0L) + approved + rejected,
        approved,
        rejected,
        statuses.getOrDefault(AssignmentState.RETURNED, 0L),
        statuses.getOrDefault(AssignmentState.ABANDONED, 0L));
  }
}
