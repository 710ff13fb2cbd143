package org.turkbridge.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mturk.model.CreateHitRequest;
import software.amazon.awssdk.services.mturk.model.ListReviewPolicyResultsForHitResponse;
import software.amazon.awssdk.services.mturk.model.ParameterMapEntry;
import software.amazon.awssdk.services.mturk.model.PolicyParameter;
import software.amazon.awssdk.services.mturk.model.ReviewPolicy;

/** HITs with review policies, and what is told of these. */
abstract class PolicyHits extends EmbeddedHits {
  static ReviewPolicy known(PolicyParameter... more) {
    List<PolicyParameter> parameters = new ArrayList<>(List.of(more));
    parameters.add(
        PolicyParameter.builder()
            .key("AnswerKey")
            .mapEntries(
                ParameterMapEntry.builder().key("A").values("a").build(),
                ParameterMapEntry.builder().key("B").values("b").build())
            .build());
    return ReviewPolicy.builder()
        .policyName("ScoreMyKnownAnswers/2011-09-01")
        .parameters(parameters)
        .build();
  }

  static ReviewPolicy plurality(PolicyParameter... more) {
    List<PolicyParameter> parameters = new ArrayList<>(List.of(more));
    parameters.add(parameter("QuestionIds", "A", "B"));
    parameters.add(parameter("QuestionAgreementThreshold", "50"));
    parameters.add(parameter("DisregardAssignmentIfRejected", "F"));
    return ReviewPolicy.builder()
        .policyName("SimplePlurality/2011-09-01")
        .parameters(parameters)
        .build();
  }

  static PolicyParameter parameter(String key, String... values) {
    return PolicyParameter.builder().key(key).values(values).build();
  }

  final String hit(
      int assignments, @Nullable ReviewPolicy ofAssignments, @Nullable ReviewPolicy ofHit) {
    return hit(
        h ->
            h.maxAssignments(assignments)
                .assignmentReviewPolicy(ofAssignments)
                .hitReviewPolicy(ofHit));
  }

  final String hit(Consumer<CreateHitRequest.Builder> more) {
    return create(more).hitId();
  }

  /** A Worker's whole work; gives the id of the assignment. */
  final String submit(String hit, String worker, Map<String, String> answers) {
    StringBuilder document =
        new StringBuilder(
            "<QuestionFormAnswers xmlns=\"http://mechanicalturk.amazonaws.com/"
                + "AWSMechanicalTurkDataSchemas/2005-10-01/QuestionFormAnswers.xsd\">");
    answers.forEach(
        (question, text) ->
            document
                .append("<Answer><QuestionIdentifier>")
                .append(question)
                .append("</QuestionIdentifier><FreeText>")
                .append(text)
                .append("</FreeText></Answer>"));
    return scene
        .workers
        .submit(
            scene.workers.accept(hit, worker).assignmentId(),
            answers.isEmpty() ? "" : document.append("</QuestionFormAnswers>").toString())
        .assignmentId();
  }

  final ListReviewPolicyResultsForHitResponse told(String hit) {
    return embedded.ann.listReviewPolicyResultsForHIT(l -> l.hitId(hit));
  }
}
