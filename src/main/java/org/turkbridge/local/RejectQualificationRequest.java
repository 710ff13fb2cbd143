package org.turkbridge.local;

import software.amazon.awssdk.services.mturk.model.RejectQualificationRequestRequest;
import software.amazon.awssdk.services.mturk.model.RejectQualificationRequestResponse;

/** Rejects a request. What the worker holds already stays. */
final class RejectQualificationRequest
    implements Operation<RejectQualificationRequestRequest, RejectQualificationRequestResponse> {
  private static final RequestShape<RejectQualificationRequestRequest> SHAPE =
      RequestShape.of(
          RejectQualificationRequestRequest::builder,
          Members.QUALIFICATION_REQUEST_ID,
          Members.REASON);

  private final Transactions transactions;

  RejectQualificationRequest(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public String name() {
    return "RejectQualificationRequest";
  }

  @Override
  public RequestShape<RejectQualificationRequestRequest> shape() {
    return SHAPE;
  }

  @Override
  public RejectQualificationRequestResponse answer(
      RejectQualificationRequestRequest request, Caller caller) {
    return transactions.write(
        caller,
        tx -> {
          String id = request.qualificationRequestId();
          Rules.pendingRequest(tx, id);
          tx.requests().reject(id, request.reason(), tx.now());
          return RejectQualificationRequestResponse.builder().build();
        });
  }
}
