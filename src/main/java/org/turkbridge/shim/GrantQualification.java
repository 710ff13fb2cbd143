package org.turkbridge.shim;

import org.turkbridge.legacy.Parameters;
import org.turkbridge.message.GrantQualificationRequest;
import org.turkbridge.message.GrantQualificationResult;
import org.turkbridge.message.Request;
import org.turkbridge.translate.QualificationTranslation;
import software.amazon.awssdk.services.mturk.MTurkClient;

/** GrantQualification, by AcceptQualificationRequest. */
final class GrantQualification extends Change<GrantQualificationRequest, GrantQualificationResult> {
  GrantQualification(Upstream upstream, ListChanges changes) {
    super(
        "GrantQualification",
        ResultElement.of(
            GrantQualificationResult.class,
            GrantQualificationResult::new,
            GrantQualificationResult::setRequest),
        upstream,
        changes);
  }

  @Override
  GrantQualificationRequest read(Parameters parameters) {
    GrantQualificationRequest request = new GrantQualificationRequest();
    request.setQualificationRequestId(parameters.required("QualificationRequestId"));
    request.setIntegerValue(
        parameters.integer("IntegerValue", Integer.MIN_VALUE, Integer.MAX_VALUE));
    request.getResponseGroup().addAll(parameters.list("ResponseGroup"));
    return request;
  }

  @Override
  void echo(GrantQualificationRequest sent, Request request) {
    request.setGrantQualificationRequest(sent);
  }

  @Override
  Performed<GrantQualificationResult> perform(GrantQualificationRequest sent, CallContext call) {
    call.change(
        upstream,
        MTurkClient::acceptQualificationRequest,
        QualificationTranslation.toCurrent(sent));
    changes.requestSettled(call.caller(), sent.getQualificationRequestId());
    changes.holdersChanged(call.caller());
    return Performed.of(new GrantQualificationResult());
  }
}
