package org.turkbridge.shim;

import org.turkbridge.legacy.Parameters;
import org.turkbridge.message.GetQualificationTypeRequest;
import org.turkbridge.message.QualificationType;
import org.turkbridge.message.Request;
import org.turkbridge.translate.LegacyAnswer;
import org.turkbridge.translate.QualificationTypeTranslation;
import software.amazon.awssdk.services.mturk.MTurkClient;

/** GetQualificationType, from its namesake. */
final class GetQualificationType extends Operation<GetQualificationTypeRequest, QualificationType> {
  private final Upstream upstream;

  GetQualificationType(Upstream upstream) {
    super(
        "GetQualificationType",
        ResultElement.of(
            QualificationType.class, QualificationType::new, QualificationType::setRequest));
    this.upstream = upstream;
  }

  @Override
  GetQualificationTypeRequest read(Parameters parameters) {
    GetQualificationTypeRequest request = new GetQualificationTypeRequest();
    request.setQualificationTypeId(parameters.required("QualificationTypeId"));
    request.getResponseGroup().addAll(parameters.list("ResponseGroup"));
    return request;
  }

  @Override
  void echo(GetQualificationTypeRequest sent, Request request) {
    request.setGetQualificationTypeRequest(sent);
  }

  @Override
  Performed<QualificationType> perform(GetQualificationTypeRequest sent, CallContext call) {
    LegacyAnswer<QualificationType> answer =
        QualificationTypeTranslation.toLegacyAnswer(
            upstream.needed(
                "QualificationType",
                call.read(
                        upstream,
                        MTurkClient::getQualificationType,
                        QualificationTypeTranslation.toCurrent(sent))
                    .qualificationType()));
    call.tally().addReplacedCharacters(answer.replacedCharacters());
    return Performed.of(answer.message());
  }
}
