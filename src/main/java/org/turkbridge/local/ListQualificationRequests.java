package org.turkbridge.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
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

  private final QualificationRequestTable requests;
  private final PageTokens tokens;

  ListQualificationRequests(QualificationRequestTable requests, PageTokens tokens) {
    this.requests = requests;
    this.tokens = tokens;
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
    if (typeId != null && !requests.knowsType(typeId)) {
      throw Failure.requestError(
          "QualificationTypeDoesNotExist", "QualificationType " + typeId + " does not exist.");
    }
    String list = name() + "\n" + (typeId == null ? "" : typeId);
    long after = tokens.start(list, request.nextToken());

    List<QualificationRequest> page = new ArrayList<>();
    OptionalLong end =
        requests.page(
            typeId,
            caller.requester(),
            after,
            Objects.requireNonNullElse(request.maxResults(), PageTokens.LARGEST_PAGE),
            page::add);
    return ListQualificationRequestsResponse.builder()
        .qualificationRequests(page)
        .numResults(page.size())
        .nextToken(tokens.next(list, end))
        .build();
  }
}
