package org.turkbridge.local;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.turkbridge.local.store.AssignmentState;
import org.turkbridge.local.store.SystemQualificationType;
import org.turkbridge.local.store.Tables;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationStatus;

/** A Worker, as a store knows one at a time. */
final class StoredWorker {
  private final Tables tables;
  private final String workerId;
  private final Instant now;
  private @Nullable WorkHistory history;

  StoredWorker(Tables tables, String workerId, Instant now) {
    this.tables = tables;
    this.workerId = workerId;
    this.now = now;
  }

  String workerId() {
    return workerId;
  }

  /**
   * What the Worker holds of a type: what was granted or imported, or else what follows from the
   * Worker's assignments; empty if there is neither.
   */
  Optional<Qualification> held(String typeId) {
    return tables
        .qualifications()
        .find(typeId, workerId)
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
