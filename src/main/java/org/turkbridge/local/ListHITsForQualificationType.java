package org.turkbridge.local;

import java.util.List;
import org.turkbridge.local.store.Store;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.ListHiTsForQualificationTypeRequest;
import software.amazon.awssdk.services.mturk.model.ListHiTsForQualificationTypeResponse;

/** Lists the HITs that require a type: none, for none are held. */
final class ListHITsForQualificationType
    implements Operation<
        ListHiTsForQualificationTypeRequest, ListHiTsForQualificationTypeResponse> {
  private static final RequestShape<ListHiTsForQualificationTypeRequest> SHAPE =
      RequestShape.of(
          ListHiTsForQualificationTypeRequest::builder,
          Members.QUALIFICATION_TYPE_ID.required(),
          Members.NEXT_TOKEN,
          Members.MAX_RESULTS);

  private final Store store;

  ListHITsForQualificationType(Store store) {
    this.store = store;
  }

  @Override
  public String name() {
    return "ListHITsForQualificationType";
  }

  @Override
  public RequestShape<ListHiTsForQualificationTypeRequest> shape() {
    return SHAPE;
  }

  @Override
  public ListHiTsForQualificationTypeResponse answer(
      ListHiTsForQualificationTypeRequest request, Caller caller) {
    String typeId = request.qualificationTypeId();
    store.read(tables -> Rules.readableLiveType(tables, typeId, caller));
    store.pageTokens().start(name() + "\n" + typeId, request.nextToken());
    return ListHiTsForQualificationTypeResponse.builder()
        .numResults(0)
        .hiTs(List.<HIT>of())
        .build();
  }
}
