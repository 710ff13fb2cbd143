package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.turkbridge.clients.v20140815.AWSMechanicalTurkRequester;
import org.turkbridge.clients.v20140815.AWSMechanicalTurkRequesterPortType;
import org.turkbridge.clients.v20140815.AssignQualificationRequest;
import org.turkbridge.clients.v20140815.CreateQualificationTypeRequest;
import org.turkbridge.clients.v20140815.DisposeQualificationTypeRequest;
import org.turkbridge.clients.v20140815.DisposeQualificationTypeResult;
import org.turkbridge.clients.v20140815.GetHITsForQualificationTypeRequest;
import org.turkbridge.clients.v20140815.GetHITsForQualificationTypeResult;
import org.turkbridge.clients.v20140815.GetQualificationRequestsRequest;
import org.turkbridge.clients.v20140815.GetQualificationScoreRequest;
import org.turkbridge.clients.v20140815.GetQualificationTypeRequest;
import org.turkbridge.clients.v20140815.GetQualificationsForQualificationTypeRequest;
import org.turkbridge.clients.v20140815.GrantQualificationRequest;
import org.turkbridge.clients.v20140815.GrantQualificationResult;
import org.turkbridge.clients.v20140815.OperationRequest;
import org.turkbridge.clients.v20140815.Qualification;
import org.turkbridge.clients.v20140815.QualificationRequest;
import org.turkbridge.clients.v20140815.QualificationStatus;
import org.turkbridge.clients.v20140815.QualificationType;
import org.turkbridge.clients.v20140815.QualificationTypeStatus;
import org.turkbridge.clients.v20140815.RejectQualificationRequestRequest;
import org.turkbridge.clients.v20140815.Request;
import org.turkbridge.clients.v20140815.RevokeQualificationRequest;
import org.turkbridge.clients.v20140815.SearchQualificationTypesRequest;
import org.turkbridge.clients.v20140815.SearchQualificationTypesResult;
import org.turkbridge.clients.v20140815.UpdateQualificationScoreRequest;
import org.turkbridge.clients.v20140815.UpdateQualificationTypeRequest;

/** The whole life of a Qualification, by the JAX-WS client of the WSDL of 2014-08-15. */
@ExtendWith(Bridges.class)
final class JaxWsWorkflowIT {
  private static final String FIRST = "AJAXWSONE";
  private static final String SECOND = "AJAXWSTWO";

  private AWSMechanicalTurkRequesterPortType port;

  @BeforeEach
  void readTheServedWsdl(StoreBridge bridge) throws IOException {
    port =
        new AWSMechanicalTurkRequester(URI.create(bridge.jar().legacy() + "?wsdl").toURL())
            .getAWSMechanicalTurkRequesterPort();
  }

  private static <Q, R> R call(
      String name, SignedPortCall.PortOperation<Q, R, OperationRequest> operation, Q request) {
    SignedPortCall.Answer<R, OperationRequest> answer =
        SignedPortCall.send(name, operation, request);
    assertThat(answer.operationRequest().getErrors()).isNull();
    assertThat(answer.results()).hasSize(1);
    return Objects.requireNonNull(answer.results()).get(0);
  }

  private static void assertDone(Request request) {
    assertThat(request.getErrors()).isNull();
    assertThat(request.getIsValid()).isEqualTo("True");
  }

  private static void assertRefused(Request request, String code) {
    assertThat(request.getIsValid()).isEqualTo("False");
    assertThat(request.getErrors().getError().get(0).getCode())
        .isEqualTo("AWS.MechanicalTurk." + code);
  }

  private QualificationType create(String name) {
    CreateQualificationTypeRequest request = new CreateQualificationTypeRequest();
    request.setName(name);
    request.setDescription("d");
    request.setQualificationTypeStatus(QualificationTypeStatus.ACTIVE);
    QualificationType type =
        call("CreateQualificationType", port::createQualificationType, request);
    assertDone(type.getRequest());
    return type;
  }

  private List<QualificationRequest> poll(String typeId) {
    GetQualificationRequestsRequest request = new GetQualificationRequestsRequest();
    request.setQualificationTypeId(typeId);
    return call("GetQualificationRequests", port::getQualificationRequests, request)
        .getQualificationRequest();
  }

  private Request grant(String requestId, int value) {
    GrantQualificationRequest request = new GrantQualificationRequest();
    request.setQualificationRequestId(requestId);
    request.setIntegerValue(value);
    GrantQualificationResult result = call("GrantQualification", port::grantQualification, request);
    return result.getRequest();
  }

  private Qualification score(String typeId, String worker) {
    GetQualificationScoreRequest request = new GetQualificationScoreRequest();
    request.setQualificationTypeId(typeId);
    request.setSubjectId(worker);
    return call("GetQualificationScore", port::getQualificationScore, request);
  }

  private List<Qualification> holders(String typeId) {
    GetQualificationsForQualificationTypeRequest request =
        new GetQualificationsForQualificationTypeRequest();
    request.setQualificationTypeId(typeId);
    return call(
            "GetQualificationsForQualificationType",
            port::getQualificationsForQualificationType,
            request)
        .getQualification();
  }

  private Request dispose(String typeId) {
    DisposeQualificationTypeRequest request = new DisposeQualificationTypeRequest();
    request.setQualificationTypeId(typeId);
    DisposeQualificationTypeResult result =
        call("DisposeQualificationType", port::disposeQualificationType, request);
    return result.getRequest();
  }

  private static String ask(StoreBridge bridge, Path folder, String typeId, String worker)
      throws IOException {
    Finished run =
        new Jar(Files.createDirectories(folder))
            .run(
                "worker",
                "request",
                "--store",
                bridge.store(),
                "--qualification-type-id",
                typeId,
                "--worker-id",
                worker);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).matches("\\w+\tSubmitted\n");
    return run.out().substring(0, run.out().indexOf('\t'));
  }

  @Test
  void fromTypeToDisposal(StoreBridge bridge) throws IOException {
    QualificationType type = create("Of JAX-WS");
    String typeId = type.getQualificationTypeId();
    assertThat(type.isAutoGranted()).isFalse();
    String first = ask(bridge, bridge.folder().resolve("first"), typeId, FIRST);
    String second = ask(bridge, bridge.folder().resolve("second"), typeId, SECOND);
    assertThat(poll(typeId))
        .extracting(QualificationRequest::getSubjectId)
        .containsExactly(FIRST, SECOND);

    assertDone(grant(first, 70));
    assertRefused(grant(first, 71), "InvalidQualificationRequestState");
    RejectQualificationRequestRequest reject = new RejectQualificationRequestRequest();
    reject.setQualificationRequestId(second);
    reject.setReason("no");
    assertDone(
        call("RejectQualificationRequest", port::rejectQualificationRequest, reject).getRequest());
    assertThat(poll(typeId)).isEmpty();

    assertThat(score(typeId, FIRST).getIntegerValue()).isEqualTo(70);
    assertRefused(score(typeId, SECOND).getRequest(), "QualificationDoesNotExist");
    UpdateQualificationScoreRequest update = new UpdateQualificationScoreRequest();
    update.setQualificationTypeId(typeId);
    update.setSubjectId(FIRST);
    update.setIntegerValue(80);
    assertDone(
        call("UpdateQualificationScore", port::updateQualificationScore, update).getRequest());
    AssignQualificationRequest assign = new AssignQualificationRequest();
    assign.setQualificationTypeId(typeId);
    assign.setWorkerId(SECOND);
    assertDone(call("AssignQualification", port::assignQualification, assign).getRequest());
    assertRefused(
        call("AssignQualification", port::assignQualification, assign).getRequest(),
        "QualificationAlreadyExists");
    assertThat(holders(typeId))
        .extracting(Qualification::getSubjectId, Qualification::getIntegerValue)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(FIRST, 80),
            org.assertj.core.groups.Tuple.tuple(SECOND, 1));

    RevokeQualificationRequest revoke = new RevokeQualificationRequest();
    revoke.setQualificationTypeId(typeId);
    revoke.setSubjectId(FIRST);
    assertDone(call("RevokeQualification", port::revokeQualification, revoke).getRequest());
    assertThat(holders(typeId))
        .extracting(Qualification::getStatus)
        .containsExactly(QualificationStatus.GRANTED);

    assertDone(dispose(typeId));
    assertRefused(dispose(typeId), "InvalidQualificationTypeState");
  }

  @Test
  void findsAndChangesTypes(StoreBridge bridge) {
    String typeId = create("Findable by JAX-WS").getQualificationTypeId();
    UpdateQualificationTypeRequest update = new UpdateQualificationTypeRequest();
    update.setQualificationTypeId(typeId);
    update.setDescription("changed");
    assertThat(
            call("UpdateQualificationType", port::updateQualificationType, update).getDescription())
        .isEqualTo("changed");
    GetQualificationTypeRequest get = new GetQualificationTypeRequest();
    get.setQualificationTypeId(typeId);
    assertThat(call("GetQualificationType", port::getQualificationType, get).getDescription())
        .isEqualTo("changed");
    SearchQualificationTypesRequest search = new SearchQualificationTypesRequest();
    search.setQuery("findable");
    SearchQualificationTypesResult found =
        call("SearchQualificationTypes", port::searchQualificationTypes, search);
    assertThat(found.getTotalNumResults()).isEqualTo(1);
    assertThat(found.getQualificationType().get(0).getQualificationTypeId()).isEqualTo(typeId);
    GetHITsForQualificationTypeRequest hits = new GetHITsForQualificationTypeRequest();
    hits.setQualificationTypeId(typeId);
    GetHITsForQualificationTypeResult none =
        call("GetHITsForQualificationType", port::getHITsForQualificationType, hits);
    assertThat(none.getHIT()).isEmpty();
    assertThat(none.getTotalNumResults()).isZero();
  }
}
