package org.turkbridge.local;

import software.amazon.awssdk.services.mturk.model.GetQualificationScoreRequest;
import software.amazon.awssdk.services.mturk.model.GetQualificationScoreResponse;

/** Tells what a worker holds of a type, also of one that was deleted. */
final class GetQualificationScore
    implements Operation<GetQualificationScoreRequest, GetQualificationScoreResponse> {
  private static final RequestShape<GetQualificationScoreRequest> SHAPE =
      RequestShape.of(
          GetQualificationScoreRequest::builder,
          Members.QUALIFICATION_TYPE_ID.required(),
          Members.WORKER_ID);

  private final Transactions transactions;

  GetQualificationScore(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public String name() {
    return "GetQualificationScore";
  }

  @Override
  public RequestShape<GetQualificationScoreRequest> shape() {
    return SHAPE;
  }

  @Override
  public GetQualificationScoreResponse answer(GetQualificationScoreRequest request, Caller caller) {
    return transactions.read(
        caller,
        tx -> {
          String typeId = request.qualificationTypeId();
          Rules.readableType(tx, typeId);
          return GetQualificationScoreResponse.builder()
              .qualification(Rules.held(tx, typeId, request.workerId()))
              .build();
        });
  }
}
