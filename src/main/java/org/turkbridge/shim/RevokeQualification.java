package org.turkbridge.shim;

import org.turkbridge.legacy.Parameters;
import org.turkbridge.message.Request;
import org.turkbridge.message.RevokeQualificationRequest;
import org.turkbridge.message.RevokeQualificationResult;
import org.turkbridge.translate.QualificationTranslation;
import software.amazon.awssdk.services.mturk.MTurkClient;

/** RevokeQualification, by DisassociateQualificationFromWorker. */
final class RevokeQualification
    extends Change<RevokeQualificationRequest, RevokeQualificationResult> {
  RevokeQualification(Upstream upstream, ListChanges changes) {
    super(
        "RevokeQualification",
        ResultElement.of(
            RevokeQualificationResult.class,
            RevokeQualificationResult::new,
            RevokeQualificationResult::setRequest),
        upstream,
        changes);
  }

  @Override
  RevokeQualificationRequest read(Parameters parameters) {
    RevokeQualificationRequest request = new RevokeQualificationRequest();
    request.setSubjectId(parameters.required("SubjectId"));
    request.setQualificationTypeId(parameters.required("QualificationTypeId"));
    request.setReason(parameters.text("Reason"));
    request.getResponseGroup().addAll(parameters.list("ResponseGroup"));
    return request;
  }

  @Override
  void echo(RevokeQualificationRequest sent, Request request) {
    request.setRevokeQualificationRequest(sent);
  }

  @Override
  Performed<RevokeQualificationResult> perform(RevokeQualificationRequest sent, CallContext call) {
    call.change(
        upstream,
        MTurkClient::disassociateQualificationFromWorker,
        QualificationTranslation.toCurrent(sent));
    changes.revoked(call.caller(), sent.getQualificationTypeId(), sent.getSubjectId());
    return Performed.of(new RevokeQualificationResult());
  }
}
