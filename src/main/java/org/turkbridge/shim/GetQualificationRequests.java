package org.turkbridge.shim;

import jakarta.xml.bind.JAXBElement;
import java.util.List;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.turkbridge.legacy.Parameters;
import org.turkbridge.legacy.Result;
import org.turkbridge.message.GetQualificationRequestsRequest;
import org.turkbridge.message.GetQualificationRequestsResult;
import org.turkbridge.message.GetQualificationRequestsSortProperty;
import org.turkbridge.message.Request;
import org.turkbridge.message.SortDirection;
import org.turkbridge.requester.Requester;

/** GetQualificationRequests, from ListQualificationRequests. */
final class GetQualificationRequests implements Operation {
  private static final QName RESULT_NAME = new QName("GetQualificationRequestsResult");
  private static final int DEFAULT_PAGE_SIZE = 10;
  private static final int LARGEST_PAGE = 100;

  /**
   * boto 2's default sort, in no published list; the service took it, so it means no preference.
   */
  private static final String EXPIRATION = "Expiration";

  private final QualificationRequestSnapshots snapshots;

  GetQualificationRequests(QualificationRequestSnapshots snapshots) {
    this.snapshots = snapshots;
  }

  @Override
  public String name() {
    return "GetQualificationRequests";
  }

  @Override
  public Result answer(Parameters parameters, Requester caller, CallTally tally) {
    GetQualificationRequestsRequest request = read(parameters);
    int pageNumber = orElse(request.getPageNumber(), 1);
    int pageSize = orElse(request.getPageSize(), DEFAULT_PAGE_SIZE);
    Page page =
        snapshots.page(
            new QualificationRequestSnapshots.Key(
                caller.accessKeyId(), request.getQualificationTypeId()),
            caller,
            order(request),
            pageNumber,
            pageSize,
            tally);

    Request echo = new Request();
    echo.setIsValid("True");
    if (request.getResponseGroup().contains("Request")) {
      echo.setGetQualificationRequestsRequest(request);
    }
    GetQualificationRequestsResult result = new GetQualificationRequestsResult();
    result.setRequest(echo);
    result.setNumResults(page.items().size());
    result.setTotalNumResults(page.total());
    result.setPageNumber(pageNumber);
    return new Result(element(result), page.items());
  }

  @Override
  public Result failed(Request request) {
    GetQualificationRequestsResult result = new GetQualificationRequestsResult();
    result.setRequest(request);
    return Result.of(element(result));
  }

  private static JAXBElement<?> element(GetQualificationRequestsResult result) {
    return new JAXBElement<>(RESULT_NAME, GetQualificationRequestsResult.class, result);
  }

  /** The Request as it was sent, without defaults, which is how it is echoed. */
  private static GetQualificationRequestsRequest read(Parameters parameters) {
    GetQualificationRequestsRequest request = new GetQualificationRequestsRequest();
    request.setQualificationTypeId(parameters.text("QualificationTypeId"));
    String direction = parameters.choice("SortDirection", "Ascending", "Descending");
    request.setSortDirection(direction == null ? null : SortDirection.fromValue(direction));
    String property =
        parameters.choice("SortProperty", "QualificationTypeId", "SubmitTime", EXPIRATION);
    request.setSortProperty(
        property == null || property.equals(EXPIRATION)
            ? null
            : GetQualificationRequestsSortProperty.fromValue(property));
    request.setPageNumber(parameters.integer("PageNumber", 1, Integer.MAX_VALUE));
    request.setPageSize(parameters.integer("PageSize", 1, LARGEST_PAGE));
    List<String> groups = parameters.list("ResponseGroup");
    request.getResponseGroup().addAll(groups);
    return request;
  }

  private static QualificationRequestOrder order(GetQualificationRequestsRequest request) {
    return new QualificationRequestOrder(
        request.getSortProperty() == GetQualificationRequestsSortProperty.QUALIFICATION_TYPE_ID,
        request.getSortDirection() == SortDirection.DESCENDING);
  }

  private static int orElse(@Nullable Integer value, int otherwise) {
    return value == null ? otherwise : value;
  }
}
