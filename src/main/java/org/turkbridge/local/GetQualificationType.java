package org.turkbridge.local;

import org.turkbridge.local.store.Store;
import org.turkbridge.local.store.StoredType;
import software.amazon.awssdk.services.mturk.model.GetQualificationTypeRequest;
import software.amazon.awssdk.services.mturk.model.GetQualificationTypeResponse;

/** Describes a type, whoever owns it; its Test and AnswerKey to the owner alone. */
final class GetQualificationType
    implements Operation<GetQualificationTypeRequest, GetQualificationTypeResponse> {
  private static final RequestShape<GetQualificationTypeRequest> SHAPE =
      RequestShape.of(
          GetQualificationTypeRequest::builder, Members.QUALIFICATION_TYPE_ID.required());

  private final Store store;

  GetQualificationType(Store store) {
    this.store = store;
  }

  @Override
  public String name() {
    return "GetQualificationType";
  }

  @Override
  public RequestShape<GetQualificationTypeRequest> shape() {
    return SHAPE;
  }

  @Override
  public GetQualificationTypeResponse answer(GetQualificationTypeRequest request, Caller caller) {
    StoredType type = store.read(tables -> Rules.type(tables, request.qualificationTypeId()));
    Rules.requireLive(type);
    return GetQualificationTypeResponse.builder()
        .qualificationType(type.shownTo(caller.requester()))
        .build();
  }
}
