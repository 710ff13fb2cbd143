package org.turkbridge.shim;

import org.turkbridge.legacy.Parameters;
import org.turkbridge.message.Request;
import org.turkbridge.message.UpdateQualificationScoreRequest;
import org.turkbridge.message.UpdateQualificationScoreResult;
import org.turkbridge.translate.QualificationTranslation;
import software.amazon.awssdk.services.mturk.MTurkClient;

/**
 * UpdateQualificationScore, by AssociateQualificationWithWorker. That one also gives a
 * Qualification to a Worker who has none, where the old one failed, so it is looked at first.
 */
final class UpdateQualificationScore
    extends Change<UpdateQualificationScoreRequest, UpdateQualificationScoreResult> {
  UpdateQualificationScore(Upstream upstream, ListChanges changes) {
    super(
        "UpdateQualificationScore",
        ResultElement.of(
            UpdateQualificationScoreResult.class,
            UpdateQualificationScoreResult::new,
            UpdateQualificationScoreResult::setRequest),
        upstream,
        changes);
  }

  @Override
  UpdateQualificationScoreRequest read(Parameters parameters) {
    UpdateQualificationScoreRequest request = new UpdateQualificationScoreRequest();
    request.setQualificationTypeId(parameters.required("QualificationTypeId"));
    request.setSubjectId(parameters.required("SubjectId"));
    parameters.required("IntegerValue");
    request.setIntegerValue(
        parameters.integer("IntegerValue", Integer.MIN_VALUE, Integer.MAX_VALUE));
    request.getResponseGroup().addAll(parameters.list("ResponseGroup"));
    return request;
  }

  @Override
  void echo(UpdateQualificationScoreRequest sent, Request request) {
    // The schema has no place for it.
  }

  @Override
  Performed<UpdateQualificationScoreResult> perform(
      UpdateQualificationScoreRequest sent, CallContext call) {
    call.read(
        upstream,
        MTurkClient::getQualificationScore,
        QualificationTranslation.held(sent.getQualificationTypeId(), sent.getSubjectId()));
    call.change(
        upstream,
        MTurkClient::associateQualificationWithWorker,
        QualificationTranslation.toCurrent(sent));
    changes.holdersChanged(call.caller());
    return Performed.of(new UpdateQualificationScoreResult());
  }
}
