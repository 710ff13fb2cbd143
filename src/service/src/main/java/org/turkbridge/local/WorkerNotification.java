package org.turkbridge.local;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.turkbridge.local.store.WorkerMessage;
import software.amazon.awssdk.services.mturk.model.NotifyWorkersFailureCode;
import software.amazon.awssdk.services.mturk.model.NotifyWorkersFailureStatus;
import software.amazon.awssdk.services.mturk.model.NotifyWorkersRequest;
import software.amazon.awssdk.services.mturk.model.NotifyWorkersResponse;

/**
 * Writes to Workers, each of whom finds it in the inbox: to those alone whose work the caller has
 * approved or rejected. Of each other the answer tells a failure.
 */
final class WorkerNotification
    implements CurrentOperation.Handler<NotifyWorkersRequest, NotifyWorkersResponse> {
  private static final int MOST_SUBJECT = 200;
  private static final int MOST_TEXT = 4_096;
  private static final int MOST_WORKERS = 100;
  private static final String WORKERS = "WorkerIds";

  @Override
  public void check(NotifyWorkersRequest request) {
    TypeLimits.required("Subject", request.subject());
    TypeLimits.length("Subject", request.subject(), MOST_SUBJECT);
    TypeLimits.required("MessageText", request.messageText());
    TypeLimits.length("MessageText", request.messageText(), MOST_TEXT);
    int workers = request.workerIds().size();
    if (workers == 0 || workers > MOST_WORKERS) {
      throw Failure.outOfRange(
          WORKERS,
          String.format("%s has %d Workers: name 1 to %d.", WORKERS, workers, MOST_WORKERS));
    }
  }

  @Override
  public NotifyWorkersResponse answer(NotifyWorkersRequest request, Tx tx) {
    String caller = tx.caller().requester();
    Set<String> named = new LinkedHashSet<>(request.workerIds());
    Set<String> known = tx.tables().assignments().reviewedWorkers(caller, named, tx.now());
    List<String> reached = named.stream().filter(known::contains).toList();
    tx.tables()
        .workerMessages()
        .add(
            new WorkerMessage(caller, tx.now(), request.subject(), request.messageText()), reached);
    named.removeAll(known);
    return NotifyWorkersResponse.builder()
        .notifyWorkersFailureStatuses(named.stream().map(WorkerNotification::unknown).toList())
        .build();
  }

  private static NotifyWorkersFailureStatus unknown(String workerId) {
    return NotifyWorkersFailureStatus.builder()
        .notifyWorkersFailureCode(NotifyWorkersFailureCode.HARD_FAILURE)
        .notifyWorkersFailureMessage(
            "You can notify a Worker only after you have approved or rejected work of that Worker.")
        .workerId(workerId)
        .build();
  }
}
