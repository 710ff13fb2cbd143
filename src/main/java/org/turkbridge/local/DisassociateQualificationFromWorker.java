package org.turkbridge.local;

import org.turkbridge.local.store.Store;
import software.amazon.awssdk.services.mturk.model.DisassociateQualificationFromWorkerRequest;
import software.amazon.awssdk.services.mturk.model.DisassociateQualificationFromWorkerResponse;

/** Revokes what a worker holds, also of a type that was deleted. */
final class DisassociateQualificationFromWorker
    implements Operation<
        DisassociateQualificationFromWorkerRequest, DisassociateQualificationFromWorkerResponse> {
  private static final RequestShape<DisassociateQualificationFromWorkerRequest> SHAPE =
      RequestShape.of(
          DisassociateQualificationFromWorkerRequest::builder,
          Members.WORKER_ID,
          Members.QUALIFICATION_TYPE_ID.required(),
          Members.REASON);

  private final Store store;

  DisassociateQualificationFromWorker(Store store) {
    this.store = store;
  }

  @Override
  public String name() {
    return "DisassociateQualificationFromWorker";
  }

  @Override
  public RequestShape<DisassociateQualificationFromWorkerRequest> shape() {
    return SHAPE;
  }

  @Override
  public DisassociateQualificationFromWorkerResponse answer(
      DisassociateQualificationFromWorkerRequest request, Caller caller) {
    return store.write(
        tables -> {
          String typeId = request.qualificationTypeId();
          Rules.ownType(tables, typeId, caller);
          Rules.held(tables, typeId, request.workerId());
          tables.qualifications().revoke(typeId, request.workerId(), request.reason());
          return DisassociateQualificationFromWorkerResponse.builder().build();
        });
  }
}
