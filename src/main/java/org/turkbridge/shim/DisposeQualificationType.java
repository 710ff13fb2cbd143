package org.turkbridge.shim;

import org.turkbridge.legacy.Parameters;
import org.turkbridge.message.DisposeQualificationTypeRequest;
import org.turkbridge.message.DisposeQualificationTypeResult;
import org.turkbridge.message.Request;
import org.turkbridge.translate.QualificationTypeTranslation;
import software.amazon.awssdk.services.mturk.MTurkClient;

/** DisposeQualificationType, by DeleteQualificationType. */
final class DisposeQualificationType
    extends Change<DisposeQualificationTypeRequest, DisposeQualificationTypeResult> {
  DisposeQualificationType(Upstream upstream, ListChanges changes) {
    super(
        "DisposeQualificationType",
        ResultElement.of(
            DisposeQualificationTypeResult.class,
            DisposeQualificationTypeResult::new,
            DisposeQualificationTypeResult::setRequest),
        upstream,
        changes);
  }

  @Override
  DisposeQualificationTypeRequest read(Parameters parameters) {
    DisposeQualificationTypeRequest request = new DisposeQualificationTypeRequest();
    request.setQualificationTypeId(parameters.required("QualificationTypeId"));
    return request;
  }

  @Override
  void echo(DisposeQualificationTypeRequest sent, Request request) {
    request.setDisposeQualificationTypeRequest(sent);
  }

  @Override
  Performed<DisposeQualificationTypeResult> perform(
      DisposeQualificationTypeRequest sent, CallContext call) {
    call.change(
        upstream,
        MTurkClient::deleteQualificationType,
        QualificationTypeTranslation.toCurrent(sent));
    changes.typeDisposed(call.caller(), sent.getQualificationTypeId());
    return Performed.of(new DisposeQualificationTypeResult());
  }
}
