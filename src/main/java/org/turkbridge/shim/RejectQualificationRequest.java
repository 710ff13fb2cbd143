package org.turkbridge.shim;

import org.turkbridge.legacy.Parameters;
import org.turkbridge.message.RejectQualificationRequestRequest;
import org.turkbridge.message.RejectQualificationRequestResult;
import org.turkbridge.message.Request;
import org.turkbridge.translate.QualificationTranslation;
import software.amazon.awssdk.services.mturk.MTurkClient;

/** RejectQualificationRequest, by its namesake. */
final class RejectQualificationRequest
    extends Change<RejectQualificationRequestRequest, RejectQualificationRequestResult> {
  RejectQualificationRequest(Upstream upstream, ListChanges changes) {
    super(
        "RejectQualificationRequest",
        ResultElement.of(
            RejectQualificationRequestResult.class,
            RejectQualificationRequestResult::new,
            RejectQualificationRequestResult::setRequest),
        upstream,
        changes);
  }

  @Override
  RejectQualificationRequestRequest read(Parameters parameters) {
    RejectQualificationRequestRequest request = new RejectQualificationRequestRequest();
    request.setQualificationRequestId(parameters.required("QualificationRequestId"));
    request.setReason(parameters.text("Reason"));
    request.getResponseGroup().addAll(parameters.list("ResponseGroup"));
    return request;
  }

  @Override
  void echo(RejectQualificationRequestRequest sent, Request request) {
    request.setRejectQualificationRequestRequest(sent);
  }

  @Override
  Performed<RejectQualificationRequestResult> perform(
      RejectQualificationRequestRequest sent, CallContext call) {
    call.change(
        upstream,
        MTurkClient::rejectQualificationRequest,
        QualificationTranslation.toCurrent(sent));
    changes.requestSettled(call.caller(), sent.getQualificationRequestId());
    return Performed.of(new RejectQualificationRequestResult());
  }
}
