package org.turkbridge.local;

import java.util.ArrayList;
import java.util.List;
import org.turkbridge.local.store.Page;
import org.turkbridge.local.store.PageLimit;
import org.turkbridge.local.store.Store;
import org.turkbridge.local.store.StoreException;
import org.turkbridge.local.store.WorkerMessage;
import org.turkbridge.memory.MemoryBudget;
import org.turkbridge.schema.ConstraintTable;

/** What Requesters wrote to Workers by NotifyWorkers. Safe for any thread. */
public final class WorkerInbox {
  private final Store store;
  private final ConstraintTable constraints = ConstraintTable.bundled();

  /**
   * The inboxes of a store, which stays the caller's to close. Services may answer from it
   * meanwhile, in this process and in others.
   */
  public WorkerInbox(Store store) {
    this.store = store;
  }

  /**
   * All that was written to a Worker, the oldest first.
   *
   * @param workerId an {@code A}, then capital letters and digits; 64 characters at most
   * @throws WorkerRequestException if the id has another form
   * @throws StoreException if the store cannot be read
   */
  public List<WorkerMessage> messages(String workerId) {
    requireWorkerId(workerId);
    return store.read(
        tables -> {
          PageLimit limit = new PageLimit(null, MemoryBudget.unlimited().share());
          List<WorkerMessage> all = new ArrayList<>();
          long after = 0;
          while (true) {
            Page<WorkerMessage> page = tables.workerMessages().page(workerId, after, limit);
            all.addAll(page.items());
            if (page.end().isEmpty()) {
              return all;
            }
            after = page.end().getAsLong();
          }
        });
  }

  private void requireWorkerId(String workerId) {
    Validation validation = new Validation();
    validation.check("WorkerId", workerId, constraints.request("CreateWorkerBlock").at("WorkerId"));
    try {
      validation.require();
    } catch (Failure e) {
      throw new WorkerRequestException(e);
    }
  }
}
