package org.turkbridge.shim;

import org.turkbridge.legacy.Parameters;
import org.turkbridge.message.CreateQualificationTypeRequest;
import org.turkbridge.message.QualificationType;
import org.turkbridge.message.Request;
import org.turkbridge.translate.LegacyAnswer;
import org.turkbridge.translate.QualificationTestParameters;
import org.turkbridge.translate.QualificationTypeTranslation;
import software.amazon.awssdk.services.mturk.MTurkClient;

/** CreateQualificationType, by its namesake. */
final class CreateQualificationType
    extends Change<CreateQualificationTypeRequest, QualificationType> {
  CreateQualificationType(Upstream upstream, ListChanges changes) {
    super(
        "CreateQualificationType",
        ResultElement.of(
            QualificationType.class, QualificationType::new, QualificationType::setRequest),
        upstream,
        changes);
  }

  @Override
  CreateQualificationTypeRequest read(Parameters parameters) {
    CreateQualificationTypeRequest request = new CreateQualificationTypeRequest();
    request.setName(parameters.required("Name"));
    request.setKeywords(parameters.text("Keywords"));
    request.setDescription(parameters.required("Description"));
    parameters.required("QualificationTypeStatus");
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
  void echo(CreateQualificationTypeRequest sent, Request request) {
    request.setCreateQualificationTypeRequest(sent);
  }

  @Override
  Performed<QualificationType> perform(CreateQualificationTypeRequest sent, CallContext call) {
    LegacyAnswer<QualificationType> answer =
        QualificationTypeTranslation.toLegacyAnswer(
            upstream.neededOfChange(
                "QualificationType",
                call.change(
                        upstream,
                        MTurkClient::createQualificationType,
                        QualificationTypeTranslation.toCurrent(sent))
                    .qualificationType()));
    call.tally().addReplacedCharacters(answer.replacedCharacters());
    changes.typesChanged(call.caller());
    return Performed.of(answer.message());
  }
}
