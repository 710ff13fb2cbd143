package org.turkbridge.shim;

import org.turkbridge.legacy.Parameters;
import org.turkbridge.message.QualificationType;
import org.turkbridge.message.Request;
import org.turkbridge.message.UpdateQualificationTypeRequest;
import org.turkbridge.translate.LegacyAnswer;
import org.turkbridge.translate.QualificationTestParameters;
import org.turkbridge.translate.QualificationTypeTranslation;
import software.amazon.awssdk.services.mturk.MTurkClient;

/** UpdateQualificationType, by its namesake. */
final class UpdateQualificationType
    extends Change<UpdateQualificationTypeRequest, QualificationType> {
  UpdateQualificationType(Upstream upstream, ListChanges changes) {
    super(
        "UpdateQualificationType",
        ResultElement.of(
            QualificationType.class, QualificationType::new, QualificationType::setRequest),
        upstream,
        changes);
  }

  @Override
  UpdateQualificationTypeRequest read(Parameters parameters) {
    UpdateQualificationTypeRequest request = new UpdateQualificationTypeRequest();
    request.setQualificationTypeId(parameters.required("QualificationTypeId"));
    request.setDescription(parameters.text("Description"));
    request.setQualificationTypeStatus(TypeStatus.read(parameters));
    request.setTest(parameters.text("Test"));
    request.setAnswerKey(parameters.text("AnswerKey"));
    request.setTestDurationInSeconds(
        parameters.wholeNumber(
            "TestDurationInSeconds", QualificationTestParameters.SHORTEST_TEST, Long.MAX_VALUE));
    request.setRetryDelayInSeconds(
        parameters.wholeNumber("RetryDelayInSeconds", 0, Long.MAX_VALUE));
    request.setAutoGranted(parameters.bool("AutoGranted"));
    request.setAutoGrantedValue(
        parameters.integer("AutoGrantedValue", Integer.MIN_VALUE, Integer.MAX_VALUE));
    QualificationTest.require(
        new QualificationTestParameters(
            request.getTest(),
            request.getAnswerKey(),
            request.getTestDurationInSeconds(),
            request.isAutoGranted()));
    request.getResponseGroup().addAll(parameters.list("ResponseGroup"));
    return request;
  }

  @Override
  void echo(UpdateQualificationTypeRequest sent, Request request) {
    request.setUpdateQualificationTypeRequest(sent);
  }

  @Override
  Performed<QualificationType> perform(UpdateQualificationTypeRequest sent, CallContext call) {
    LegacyAnswer<QualificationType> answer =
        QualificationTypeTranslation.toLegacyAnswer(
            upstream.neededOfChange(
                "QualificationType",
                call.change(
                        upstream,
                        MTurkClient::updateQualificationType,
                        QualificationTypeTranslation.toCurrent(sent))
                    .qualificationType()));
    call.tally().addReplacedCharacters(answer.replacedCharacters());
    changes.typesChanged(call.caller());
    return Performed.of(answer.message());
  }
}
