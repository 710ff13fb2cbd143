package org.turkbridge.shim;

import org.jspecify.annotations.Nullable;
import org.turkbridge.legacy.Parameters;
import org.turkbridge.message.GetQualificationRequestsRequest;
import org.turkbridge.message.GetQualificationRequestsResult;
import org.turkbridge.message.GetQualificationRequestsSortProperty;
import org.turkbridge.message.Request;
import org.turkbridge.message.SortDirection;

/** GetQualificationRequests, from ListQualificationRequests. */
final class GetQualificationRequests
    extends PagedOperation<GetQualificationRequestsRequest, GetQualificationRequestsResult> {
  /**
   * boto 2's default sort, in no published list; the service took it, so it means no preference.
   */
  private static final String EXPIRATION = "Expiration";

  GetQualificationRequests(ListSnapshots snapshots) {
    super(
        "GetQualificationRequests",
        ResultElement.of(
            GetQualificationRequestsResult.class,
            GetQualificationRequestsResult::new,
            GetQualificationRequestsResult::setRequest),
        snapshots);
  }

  @Override
  GetQualificationRequestsRequest read(Parameters parameters) {
    GetQualificationRequestsRequest request = new GetQualificationRequestsRequest();
    request.setQualificationTypeId(parameters.text("QualificationTypeId"));
    request.setSortDirection(sortDirection(parameters));
    String property =
        parameters.choice("SortProperty", "QualificationTypeId", "SubmitTime", EXPIRATION);
    request.setSortProperty(
        property == null || property.equals(EXPIRATION)
            ? null
            : GetQualificationRequestsSortProperty.fromValue(property));
    request.setPageNumber(pageNumber(parameters));
    request.setPageSize(pageSize(parameters));
    request.getResponseGroup().addAll(parameters.list("ResponseGroup"));
    return request;
  }

  @Override
  void echo(GetQualificationRequestsRequest sent, Request request) {
    request.setGetQualificationRequestsRequest(sent);
  }

  @Override
  Listing listing(GetQualificationRequestsRequest sent, CallContext call) {
    return new PendingRequests(sent.getQualificationTypeId());
  }

  /** By SubmitTime and ascending, unless the caller says otherwise: the documented defaults. */
  @Override
  ListOrder order(GetQualificationRequestsRequest sent) {
    return new ListOrder(
        sent.getSortProperty() == GetQualificationRequestsSortProperty.QUALIFICATION_TYPE_ID
            ? ListOrder.Property.TEXT
            : ListOrder.Property.TIME,
        sent.getSortDirection() == SortDirection.DESCENDING);
  }

  @Override
  @Nullable Integer pageNumber(GetQualificationRequestsRequest sent) {
    return sent.getPageNumber();
  }

  @Override
  @Nullable Integer pageSize(GetQualificationRequestsRequest sent) {
    return sent.getPageSize();
  }

  @Override
  GetQualificationRequestsResult counted(int numResults, int totalNumResults, int pageNumber) {
    GetQualificationRequestsResult result = new GetQualificationRequestsResult();
    result.setNumResults(numResults);
    result.setTotalNumResults(totalNumResults);
    result.setPageNumber(pageNumber);
    return result;
  }
}
