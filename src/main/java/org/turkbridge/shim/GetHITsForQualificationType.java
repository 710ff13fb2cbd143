package org.turkbridge.shim;

import org.jspecify.annotations.Nullable;
import org.turkbridge.legacy.ItemElement;
import org.turkbridge.legacy.Parameters;
import org.turkbridge.message.GetHITsForQualificationTypeRequest;
import org.turkbridge.message.GetHITsForQualificationTypeResult;
import org.turkbridge.message.Request;
import org.turkbridge.translate.HitTranslation;

/** GetHITsForQualificationType, from ListHITsForQualificationType. */
final class GetHITsForQualificationType
    extends PagedOperation<GetHITsForQualificationTypeRequest, GetHITsForQualificationTypeResult> {
  private final ItemElement elements;

  GetHITsForQualificationType(ListSnapshots snapshots, ItemElement elements) {
    super(
        "GetHITsForQualificationType",
        ResultElement.of(
            GetHITsForQualificationTypeResult.class,
            GetHITsForQualificationTypeResult::new,
            GetHITsForQualificationTypeResult::setRequest),
        snapshots);
    this.elements = elements;
  }

  @Override
  GetHITsForQualificationTypeRequest read(Parameters parameters) {
    GetHITsForQualificationTypeRequest request = new GetHITsForQualificationTypeRequest();
    request.setQualificationTypeId(parameters.required("QualificationTypeId"));
    request.setPageNumber(pageNumber(parameters));
    request.setPageSize(pageSize(parameters));
    request.getResponseGroup().addAll(parameters.list("ResponseGroup"));
    return request;
  }

  @Override
  void echo(GetHITsForQualificationTypeRequest sent, Request request) {
    request.setGetHITsForQualificationTypeRequest(sent);
  }

  @Override
  Listing listing(GetHITsForQualificationTypeRequest sent, CallContext call) {
    return new HitsOfType(HitTranslation.toCurrent(sent), call.version().known(), elements);
  }

  /** The old service offered no order; the current one's must do. */
  @Override
  ListOrder order(GetHITsForQualificationTypeRequest sent) {
    return ListOrder.AS_LISTED;
  }

  @Override
  @Nullable Integer pageNumber(GetHITsForQualificationTypeRequest sent) {
    return sent.getPageNumber();
  }

  @Override
  @Nullable Integer pageSize(GetHITsForQualificationTypeRequest sent) {
    return sent.getPageSize();
  }

  @Override
  GetHITsForQualificationTypeResult counted(int numResults, int totalNumResults, int pageNumber) {
    GetHITsForQualificationTypeResult result = new GetHITsForQualificationTypeResult();
    result.setNumResults(numResults);
    result.setTotalNumResults(totalNumResults);
    result.setPageNumber(pageNumber);
    return result;
  }
}
