package org.turkbridge.local;

import java.util.Objects;
import software.amazon.awssdk.services.mturk.model.AcceptQualificationRequestRequest;
import software.amazon.awssdk.services.mturk.model.AcceptQualificationRequestResponse;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/** Grants what a request asks for. An absent IntegerValue is 1. */
final class AcceptQualificationRequest
    implements Operation<AcceptQualificationRequestRequest, AcceptQualificationRequestResponse> {
  private static final RequestShape<AcceptQualificationRequestRequest> SHAPE =
      RequestShape.of(AcceptQualificationRequestRequest::builder, Members.QUALIFICATION_REQUEST_ID);

  private final Transactions transactions;

  AcceptQualificationRequest(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public String name() {
    return "AcceptQualificationRequest";
  }

  @Override
  public RequestShape<AcceptQualificationRequestRequest> shape() {
    return SHAPE;
  }

  @Override
  public AcceptQualificationRequestResponse answer(
      AcceptQualificationRequestRequest request, Caller caller) {
    int value = Objects.requireNonNullElse(request.integerValue(), Members.DEFAULT_VALUE);
    return transactions.write(
        caller,
        tx -> {
          QualificationRequest pending =
              Rules.pendingRequest(tx, request.qualificationRequestId()).request();
          tx.requests().grant(pending.qualificationRequestId(), tx.now());
          tx.qualifications()
              .grant(pending.qualificationTypeId(), pending.workerId(), value, tx.now());
          return AcceptQualificationRequestResponse.builder().build();
        });
  }
}
