package org.turkbridge.local;

import org.turkbridge.local.store.Store;
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

  private final Store store;

  GetQualificationScore(Store store) {
    this.store = store;
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
    return store.read(
        tables -> {
          String typeId = request.qualificationTypeId();
          Rules.readableType(tables, typeId, caller);
          return GetQualificationScoreResponse.builder()
              .qualification(Rules.held(tables, typeId, request.workerId()))
              .build();
        });
  }
}
