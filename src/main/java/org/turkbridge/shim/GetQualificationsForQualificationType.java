package org.turkbridge.shim;

import org.jspecify.annotations.Nullable;
import org.turkbridge.legacy.ItemElement;
import org.turkbridge.legacy.Parameters;
import org.turkbridge.message.GetQualificationsForQualificationTypeRequest;
import org.turkbridge.message.GetQualificationsForQualificationTypeResult;
import org.turkbridge.message.QualificationStatus;
import org.turkbridge.message.Request;
import org.turkbridge.translate.QualificationTranslation;

/** GetQualificationsForQualificationType, from ListWorkersWithQualificationType. */
final class GetQualificationsForQualificationType
    extends PagedOperation<
        GetQualificationsForQualificationTypeRequest, GetQualificationsForQualificationTypeResult> {
  private final ItemElement elements;

  GetQualificationsForQualificationType(ListSnapshots snapshots, ItemElement elements) {
    super(
        "GetQualificationsForQualificationType",
        ResultElement.of(
            GetQualificationsForQualificationTypeResult.class,
            GetQualificationsForQualificationTypeResult::new,
            GetQualificationsForQualificationTypeResult::setRequest),
        snapshots);
    this.elements = elements;
  }

  @Override
  GetQualificationsForQualificationTypeRequest read(Parameters parameters) {
    GetQualificationsForQualificationTypeRequest request =
        new GetQualificationsForQualificationTypeRequest();
    request.setQualificationTypeId(parameters.required("QualificationTypeId"));
    String status = parameters.choice("Status", "Granted", "Revoked");
    request.setStatus(status == null ? null : QualificationStatus.fromValue(status));
    request.setPageNumber(pageNumber(parameters));
    request.setPageSize(pageSize(parameters));
    request.getResponseGroup().addAll(parameters.list("ResponseGroup"));
    return request;
  }

  @Override
  void echo(GetQualificationsForQualificationTypeRequest sent, Request request) {
    request.setGetQualificationsForQualificationTypeRequest(sent);
  }

  @Override
  Listing listing(GetQualificationsForQualificationTypeRequest sent, CallContext call) {
    return new Holders(QualificationTranslation.toCurrent(sent), call.version().known(), elements);
  }

  /** The old service offered no order; the current one's must do. */
  @Override
  ListOrder order(GetQualificationsForQualificationTypeRequest sent) {
    return ListOrder.AS_LISTED;
  }

  @Override
  @Nullable Integer pageNumber(GetQualificationsForQualificationTypeRequest sent) {
    return sent.getPageNumber();
  }

  @Override
  @Nullable Integer pageSize(GetQualificationsForQualificationTypeRequest sent) {
    return sent.getPageSize();
  }

  @Override
  GetQualificationsForQualificationTypeResult counted(
      int numResults, int totalNumResults, int pageNumber) {
    GetQualificationsForQualificationTypeResult result =
        new GetQualificationsForQualificationTypeResult();
    result.setNumResults(numResults);
    result.setTotalNumResults(totalNumResults);
    result.setPageNumber(pageNumber);
    return result;
  }
}
