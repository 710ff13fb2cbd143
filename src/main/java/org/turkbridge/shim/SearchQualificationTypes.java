package org.turkbridge.shim;

import org.jspecify.annotations.Nullable;
import org.turkbridge.legacy.ItemElement;
import org.turkbridge.legacy.Parameters;
import org.turkbridge.message.Request;
import org.turkbridge.message.SearchQualificationTypesRequest;
import org.turkbridge.message.SearchQualificationTypesResult;
import org.turkbridge.message.SearchQualificationTypesSortProperty;
import org.turkbridge.message.SortDirection;
import org.turkbridge.translate.QualificationTypeTranslation;

/** SearchQualificationTypes, from ListQualificationTypes. */
final class SearchQualificationTypes
    extends PagedOperation<SearchQualificationTypesRequest, SearchQualificationTypesResult> {
  private final ItemElement elements;

  SearchQualificationTypes(ListSnapshots snapshots, ItemElement elements) {
    super(
        "SearchQualificationTypes",
        ResultElement.of(
            SearchQualificationTypesResult.class,
            SearchQualificationTypesResult::new,
            SearchQualificationTypesResult::setRequest),
        snapshots);
    this.elements = elements;
  }

  @Override
  SearchQualificationTypesRequest read(Parameters parameters) {
    SearchQualificationTypesRequest request = new SearchQualificationTypesRequest();
    request.setQuery(parameters.text("Query"));
    request.setMustBeRequestable(parameters.bool("MustBeRequestable"));
    request.setMustBeOwnedByCaller(parameters.bool("MustBeOwnedByCaller"));
    request.setSortDirection(sortDirection(parameters));
    String property = parameters.choice("SortProperty", "Name");
    request.setSortProperty(
        property == null ? null : SearchQualificationTypesSortProperty.fromValue(property));
    request.setPageNumber(pageNumber(parameters));
    request.setPageSize(pageSize(parameters));
    request.getResponseGroup().addAll(parameters.list("ResponseGroup"));
    return request;
  }

  @Override
  void echo(SearchQualificationTypesRequest sent, Request request) {
    request.setSearchQualificationTypesRequest(sent);
  }

  @Override
  Listing listing(SearchQualificationTypesRequest sent, CallContext call) {
    return new FoundTypes(QualificationTypeTranslation.toCurrent(sent), elements);
  }

  /** By name, the only property; descending unless the caller says otherwise, as documented. */
  @Override
  ListOrder order(SearchQualificationTypesRequest sent) {
    return new ListOrder(
        ListOrder.Property.TEXT, sent.getSortDirection() != SortDirection.ASCENDING);
  }

  @Override
  @Nullable Integer pageNumber(SearchQualificationTypesRequest sent) {
    return sent.getPageNumber();
  }

  @Override
  @Nullable Integer pageSize(SearchQualificationTypesRequest sent) {
    return sent.getPageSize();
  }

  @Override
  SearchQualificationTypesResult counted(int numResults, int totalNumResults, int pageNumber) {
    SearchQualificationTypesResult result = new SearchQualificationTypesResult();
    result.setNumResults(numResults);
    result.setTotalNumResults(totalNumResults);
    result.setPageNumber(pageNumber);
    return result;
  }
}
