package org.turkbridge.shim;

import static org.turkbridge.shim.CallDeclaration.change;
import static org.turkbridge.shim.PageDeclaration.page;

import java.util.List;
import org.turkbridge.legacy.LegacyErrorCode;
import org.turkbridge.legacy.LegacyException;
import org.turkbridge.mapping.AnswerMapping;
import org.turkbridge.message.BlockWorkerRequest;
import org.turkbridge.message.GetBlockedWorkersRequest;
import org.turkbridge.message.UnblockWorkerRequest;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.CreateWorkerBlockRequest;
import software.amazon.awssdk.services.mturk.model.DeleteWorkerBlockRequest;
import software.amazon.awssdk.services.mturk.model.ListWorkerBlocksRequest;
import software.amazon.awssdk.services.mturk.model.NotifyWorkersRequest;
import software.amazon.awssdk.services.mturk.model.WorkerBlock;

/** The operations on Workers. */
final class LegacyWorkerOperations {
  private static final int LARGEST_PAGE = 65_535;
  private static final int MOST_NOTIFIED = 100;

  /** The Workers who may not work for the Requester. */
  private static final CurrentList<ListWorkerBlocksRequest, WorkerBlock> BLOCKS =
      CurrentList.of(
          ListWorkerBlocksRequest::builder,
          MTurkClient::listWorkerBlocks,
          (WorkerBlock block) -> CurrentList.key(block.workerId(), null, null),
          CurrentList.Element.of(
              AnswerMapping.of(WorkerBlock::builder, org.turkbridge.message.WorkerBlock.class)));

  private LegacyWorkerOperations() {}

  static List<OperationDeclaration> all() {
    return List.of(
        change(
                BlockWorkerRequest.class,
                CreateWorkerBlockRequest::builder,
                MTurkClient::createWorkerBlock)
            .touching((sent, lists) -> lists.added(BLOCKS.all())),
        change(
                UnblockWorkerRequest.class,
                DeleteWorkerBlockRequest::builder,
                MTurkClient::deleteWorkerBlock)
            .touching(
                (sent, lists) -> lists.removed(BLOCKS.all(), Leaving.ofId(sent.getWorkerId()))),
        page(GetBlockedWorkersRequest.class, BLOCKS)
            .bound(binder -> binder.pageSize(LARGEST_PAGE))
            .countedAsInSchema(),
        change(
                org.turkbridge.message.NotifyWorkersRequest.class,
                NotifyWorkersRequest::builder,
                MTurkClient::notifyWorkers)
            .requiring("Subject")
            .sentCheckedBy(LegacyWorkerOperations::requireFew));
  }

  private static void requireFew(org.turkbridge.message.NotifyWorkersRequest sent) {
    int workers = sent.getWorkerId().size();
    if (workers > MOST_NOTIFIED) {
      throw LegacyException.ofResult(
          LegacyErrorCode.PARAMETER_OUT_OF_RANGE,
          String.format("There are %d of WorkerId; at most %d are taken", workers, MOST_NOTIFIED));
    }
  }

  /** A Worker is no longer in somebody's list. */
  static void unblocked(ListChanges lists) {
    lists.doubtful(BLOCKS.all());
  }
}
