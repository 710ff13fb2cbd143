package org.turkbridge.local;

import java.time.InstantSource;
import java.util.Objects;
import org.turkbridge.local.store.Store;
import software.amazon.awssdk.services.mturk.model.AssociateQualificationWithWorkerRequest;
import software.amazon.awssdk.services.mturk.model.AssociateQualificationWithWorkerResponse;

/**
 * Gives a type to a worker: anew, with another value, or again after it was revoked. An absent
 * IntegerValue is 1. A request of the worker's stays pending. SendNotification is without effect:
 * there is nobody to notify.
 */
final class AssociateQualificationWithWorker
    implements Operation<
        AssociateQualificationWithWorkerRequest, AssociateQualificationWithWorkerResponse> {
  private static final RequestShape<AssociateQualificationWithWorkerRequest> SHAPE =
      RequestShape.of(
          AssociateQualificationWithWorkerRequest::builder,
          Members.QUALIFICATION_TYPE_ID.required(),
          Members.WORKER_ID);

  private final Store store;
  private final InstantSource clock;

  AssociateQualificationWithWorker(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "AssociateQualificationWithWorker";
  }

  @Override
  public RequestShape<AssociateQualificationWithWorkerRequest> shape() {
    return SHAPE;
  }

  @Override
  public AssociateQualificationWithWorkerResponse answer(
      AssociateQualificationWithWorkerRequest request, Caller caller) {
    int value = Objects.requireNonNullElse(request.integerValue(), Members.DEFAULT_VALUE);
    return store.write(
        tables -> {
          String typeId = request.qualificationTypeId();
          Rules.ownLiveType(tables, typeId, caller);
          tables.qualifications().grant(typeId, request.workerId(), value, Moment.of(clock));
          return AssociateQualificationWithWorkerResponse.builder().build();
        });
  }
}
