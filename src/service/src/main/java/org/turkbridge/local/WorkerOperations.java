package org.turkbridge.local;

import static org.turkbridge.local.CurrentOperation.list;
import static org.turkbridge.local.CurrentOperation.write;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.turkbridge.local.store.ImportedWorkerBlockTable;
import org.turkbridge.local.store.OwnedEntity;
import org.turkbridge.local.store.Page;
import org.turkbridge.local.store.Tables;
import software.amazon.awssdk.services.mturk.model.CreateWorkerBlockRequest;
import software.amazon.awssdk.services.mturk.model.CreateWorkerBlockResponse;
import software.amazon.awssdk.services.mturk.model.DeleteWorkerBlockRequest;
import software.amazon.awssdk.services.mturk.model.DeleteWorkerBlockResponse;
import software.amazon.awssdk.services.mturk.model.ListWorkerBlocksRequest;
import software.amazon.awssdk.services.mturk.model.ListWorkerBlocksResponse;
import software.amazon.awssdk.services.mturk.model.NotifyWorkersRequest;
import software.amazon.awssdk.services.mturk.model.WorkerBlock;

/** What is done with Workers. */
final class WorkerOperations {
  private static final OwnedEntity<WorkerBlock> BLOCKS = ImportedWorkerBlockTable.MADE;

  private WorkerOperations() {}

  static List<CurrentOperation<?, ?>> all() {
    return List.of(
        write(CreateWorkerBlockRequest::builder, WorkerOperations::block),
        write(DeleteWorkerBlockRequest::builder, WorkerOperations::unblock),
        list(
            ListWorkerBlocksRequest::builder,
            ListWorkerBlocksResponse::builder,
            ListWorkerBlocksResponse.Builder::workerBlocks,
            request -> List.of(),
            (request, tx, place) -> blocks(tx, place)),
        write(NotifyWorkersRequest::builder, new WorkerNotification()).ofHits());
  }

  /** Lists those whom the caller has blocked, then those whom archives tell of. */
  private static Page<WorkerBlock> blocks(Tx tx, PagePlace place) {
    String caller = tx.caller().requester();
    return Page.ofBoth(
        place.after(),
        place.limit(),
        (after, limit) -> tx.of(BLOCKS).page(caller, after, limit),
        (after, limit) -> tx.tables().importedWorkerBlocks().page(caller, after, limit));
  }

  /** Keeps a Worker from the caller's HITs; of one who is kept from them, changes the reason. */
  private static CreateWorkerBlockResponse block(CreateWorkerBlockRequest request, Tx tx) {
    tx.of(BLOCKS).put(tx.caller().requester(), block(request.workerId(), request.reason()));
    return CreateWorkerBlockResponse.builder().build();
  }

  /** Lets a Worker work again; a Worker who is not blocked, too. */
  private static DeleteWorkerBlockResponse unblock(DeleteWorkerBlockRequest request, Tx tx) {
    tx.of(BLOCKS).delete(tx.caller().requester(), block(request.workerId(), request.reason()));
    tx.tables().importedWorkerBlocks().lift(request.workerId());
    return DeleteWorkerBlockResponse.builder().build();
  }

  /** Those of some Requesters who have blocked a Worker. */
  static Set<String> blocking(Tables tables, Collection<String> requesters, String workerId) {
    if (tables.importedWorkerBlocks().has(workerId)) {
      return Set.copyOf(requesters);
    }
    return tables.of(BLOCKS).owners(requesters, WorkerBlock.builder().workerId(workerId).build());
  }

  private static WorkerBlock block(String workerId, String reason) {
    return WorkerBlock.builder().workerId(workerId).reason(reason).build();
  }
}
