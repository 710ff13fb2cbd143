package org.turkbridge.local.store;

import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import software.amazon.awssdk.services.mturk.model.NotifyWorkersRequest;

/** What Requesters wrote to Workers, in the order of time. */
public final class WorkerMessageTable {
  private static final Column<String> OWNER = Column.text("owner");
  private static final Column<String> WORKER = Column.text("worker_id");
  private static final Column<Instant> SENT = Column.time("sent");

  /** The request has what is the same for all its Workers. */
  private static final Entity<NotifyWorkersRequest> ENTITY =
      Entity.of("worker_message", NotifyWorkersRequest::builder)
          .members("Subject", "MessageText")
          .keyedBy(Entity.SEQUENCE);

  private final EntityTable<NotifyWorkersRequest> table;

  WorkerMessageTable(Session session) {
    this.table = new EntityTable<>(session, ENTITY);
  }

  /** Adds a message, for each of some Workers. */
  public void add(WorkerMessage message, Collection<String> workerIds) {
    NotifyWorkersRequest same =
        NotifyWorkersRequest.builder()
            .subject(message.subject())
            .messageText(message.text())
            .build();
    for (String worker : workerIds) {
      table.insert(
          Row.of(same)
              .with(OWNER, message.requester())
              .with(WORKER, worker)
              .with(SENT, message.sent()));
    }
  }

  /**
   * One page of what was written to a Worker.
   *
   * @param after the place to go on from; 0 for the start
   */
  public Page<WorkerMessage> page(String workerId, long after, PageLimit limit) {
    return table.page(
        Condition.of("worker_id = :worker", "worker", workerId),
        after,
        limit,
        row ->
            new WorkerMessage(
                String.valueOf(row.get(OWNER)),
                Objects.requireNonNull(row.get(SENT)),
                row.item().subject(),
                row.item().messageText()),
        OWNER,
        SENT);
  }
}
