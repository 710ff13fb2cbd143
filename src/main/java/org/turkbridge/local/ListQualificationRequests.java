package org.turkbridge.local;

import org.jspecify.annotations.Nullable;
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

  private final Transactions transactions;

  ListQualificationRequests(Transactions transactions) {
    this.transactions = transactions;
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
    return transactions.read(
        caller,
        tx -> {
          if (typeId != null) {
            Rules.readableLiveType(tx, typeId);
          }
          Page<QualificationRequest> page =
              tx.requests()
                  .page(
                      typeId,
                      caller.requester(),
                      tx.pageTokens().start(list, request.nextToken()),
                      new PageLimit(request.maxResults(), caller.answer()));
          return ListQualificationRequestsResponse.builder()
              .qualificationRequests(page.items())
              .numResults(page.items().size())
              .nextToken(tx.pageTokens().next(list, page.end()))
              .build();
        });
  }
}
