package org.turkbridge.local;

import org.jspecify.annotations.Nullable;
import org.turkbridge.local.store.Page;
import org.turkbridge.local.store.PageLimit;
import org.turkbridge.local.store.Store;
import software.amazon.awssdk.services.mturk.model.ListQualificationRequestsRequest;
import software.amazon.awssdk.services.mturk.model.ListQualificationRequestsResponse;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/** Lists the pending requests for one QualificationType, or for all. */
final class ListQualificationRequests
    implements Operation<ListQualificationRequestsRequest, ListQualificationRequestsResponse> {
  private static final RequestShape<ListQualificationRequestsRequest> SHAPE =
      RequestShape.of(
          ListQualificationRequestsRequest::builder,
          Members.QUALIFICATION_TYPE_ID,
          Members.NEXT_TOKEN,
          Members.MAX_RESULTS);

  private final Store store;

  ListQualificationRequests(Store store) {
    this.store = store;
  }

  @Override
  public String name() {
    return "ListQualificationRequests";
  }

  @Override
  public RequestShape<ListQualificationRequestsRequest> shape() {
    return SHAPE;
  }

  @Override
  public ListQualificationRequestsResponse answer(
      ListQualificationRequestsRequest request, Caller caller) {
    @Nullable String typeId = request.qualificationTypeId();
    String list = name() + "\n" + (typeId == null ? "" : typeId);
    Page<QualificationRequest> page =
        store.read(
            tables -> {
              if (typeId != null) {
                Rules.readableLiveType(tables, typeId, caller);
              }
              return tables
                  .requests()
                  .page(
                      typeId,
                      caller.requester(),
                      store.pageTokens().start(list, request.nextToken()),
                      new PageLimit(request.maxResults(), caller.answer()));
            });
    return ListQualificationRequestsResponse.builder()
        .qualificationRequests(page.items())
        .numResults(page.items().size())
        .nextToken(store.pageTokens().next(list, page.end()))
        .build();
  }
}
