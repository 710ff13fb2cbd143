package org.turkbridge.local;

import java.util.List;
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

  private final Transactions transactions;

  ListHITsForQualificationType(Transactions transactions) {
    this.transactions = transactions;
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
    return transactions.read(
        caller,
        tx -> {
          Rules.readableLiveType(tx, typeId);
          tx.pageTokens().start(name() + "\n" + typeId, request.nextToken());
          return ListHiTsForQualificationTypeResponse.builder()
              .numResults(0)
              .hiTs(List.<HIT>of())
              .build();
        });
  }
}
