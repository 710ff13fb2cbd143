package org.turkbridge.shim;

import org.turkbridge.legacy.Parameters;
import org.turkbridge.message.GetQualificationScoreRequest;
import org.turkbridge.message.Qualification;
import org.turkbridge.message.Request;
import org.turkbridge.translate.LegacyAnswer;
import org.turkbridge.translate.QualificationTranslation;
import software.amazon.awssdk.services.mturk.MTurkClient;

/** GetQualificationScore, from its namesake. */
final class GetQualificationScore extends Operation<GetQualificationScoreRequest, Qualification> {
  private final Upstream upstream;

  GetQualificationScore(Upstream upstream) {
    super(
        "GetQualificationScore",
        ResultElement.of(Qualification.class, Qualification::new, Qualification::setRequest));
    this.upstream = upstream;
  }

  @Override
  GetQualificationScoreRequest read(Parameters parameters) {
    GetQualificationScoreRequest request = new GetQualificationScoreRequest();
    request.setQualificationTypeId(parameters.required("QualificationTypeId"));
    request.setSubjectId(parameters.required("SubjectId"));
    request.getResponseGroup().addAll(parameters.list("ResponseGroup"));
    return request;
  }

  @Override
  void echo(GetQualificationScoreRequest sent, Request request) {
    // The schema has no place for it.
  }

  @Override
  Performed<Qualification> perform(GetQualificationScoreRequest sent, CallContext call) {
    LegacyAnswer<Qualification> answer =
        QualificationTranslation.toLegacyAnswer(
            upstream.needed(
                "Qualification",
                call.read(
                        upstream,
                        MTurkClient::getQualificationScore,
                        QualificationTranslation.toCurrent(sent))
                    .qualification()),
            call.version().known());
    call.tally().addReplacedCharacters(answer.replacedCharacters());
    return Performed.of(answer.message());
  }
}
