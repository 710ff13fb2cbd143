package org.turkbridge.clients;

import jakarta.xml.ws.Holder;
import java.net.URL;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.datatype.XMLGregorianCalendar;
import org.jspecify.annotations.Nullable;
import org.turkbridge.clients.v20140815.AWSMechanicalTurkRequester;
import org.turkbridge.clients.v20140815.AWSMechanicalTurkRequesterPortType;
import org.turkbridge.clients.v20140815.Error;
import org.turkbridge.clients.v20140815.Errors;
import org.turkbridge.clients.v20140815.GetQualificationRequestsRequest;
import org.turkbridge.clients.v20140815.GetQualificationRequestsResult;
import org.turkbridge.clients.v20140815.GetQualificationRequestsSortProperty;
import org.turkbridge.clients.v20140815.OperationRequest;
import org.turkbridge.clients.v20140815.QualificationRequest;
import org.turkbridge.clients.v20140815.SortDirection;

/** The client made from the WSDL of 2014-08-15. */
final class GeneratedClient20140815 implements GeneratedClient {
  private final AWSMechanicalTurkRequesterPortType port;

  /**
   * @param wsdl as the server serves it, with its own address
   */
  GeneratedClient20140815(URL wsdl) {
    this.port = new AWSMechanicalTurkRequester(wsdl).getAWSMechanicalTurkRequesterPort();
  }

  @Override
  public Result call(
      String accessKeyId, XMLGregorianCalendar timestamp, String signature, Query query) {
    Holder<OperationRequest> operationRequest = new Holder<>();
    Holder<List<GetQualificationRequestsResult>> results = new Holder<>();
    port.getQualificationRequests(
        accessKeyId,
        timestamp,
        signature,
        null,
        null,
        List.of(request(query)),
        operationRequest,
        results);
    List<GetQualificationRequestsResult> all = results.value == null ? List.of() : results.value;
    if (all.isEmpty()) {
      return new Result(
          operationRequest.value.getRequestId(),
          codes(operationRequest.value.getErrors()).toList(),
          null,
          null,
          null,
          null,
          List.of());
    }
    GetQualificationRequestsResult result = all.get(0);
    return new Result(
        operationRequest.value.getRequestId(),
        Stream.concat(
                codes(operationRequest.value.getErrors()), codes(result.getRequest().getErrors()))
            .toList(),
        result.getRequest().getIsValid(),
        result.getNumResults(),
        result.getTotalNumResults(),
        result.getPageNumber(),
        result.getQualificationRequest().stream().map(GeneratedClient20140815::item).toList());
  }

  private static GetQualificationRequestsRequest request(Query query) {
    GetQualificationRequestsRequest request = new GetQualificationRequestsRequest();
    request.setQualificationTypeId(query.type());
    if (query.sortProperty() != null) {
      request.setSortProperty(GetQualificationRequestsSortProperty.fromValue(query.sortProperty()));
    }
    if (query.sortDirection() != null) {
      request.setSortDirection(SortDirection.fromValue(query.sortDirection()));
    }
    request.setPageNumber(query.pageNumber());
    request.setPageSize(query.pageSize());
    return request;
  }

  private static Stream<String> codes(@Nullable Errors errors) {
    return errors == null ? Stream.empty() : errors.getError().stream().map(Error::getCode);
  }

  private static Item item(QualificationRequest request) {
    return new Item(
        request.getQualificationRequestId(),
        request.getQualificationTypeId(),
        request.getSubjectId(),
        request.getTest(),
        request.getAnswer(),
        request.getSubmitTime().toXMLFormat());
  }
}
