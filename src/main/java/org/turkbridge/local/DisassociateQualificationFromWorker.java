package org.turkbridge.local;

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

  private final Transactions transactions;

  DisassociateQualificationFromWorker(Transactions transactions) {
    this.transactions = transactions;
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
    return transactions.write(
        caller,
        tx -> {
          String typeId = request.qualificationTypeId();
          Rules.ownType(tx, typeId);
          Rules.held(tx, typeId, request.workerId());
          tx.qualifications().revoke(typeId, request.workerId(), request.reason());
          return DisassociateQualificationFromWorkerResponse.builder().build();
        });
  }
}
