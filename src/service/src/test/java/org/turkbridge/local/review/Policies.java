package org.turkbridge.local.review;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.mturk.model.ParameterMapEntry;
import software.amazon.awssdk.services.mturk.model.PolicyParameter;
import software.amazon.awssdk.services.mturk.model.ReviewPolicy;

/** Policies and answers to review, piece by piece. */
final class Policies {
  private Policies() {}

  static ReviewPolicy knownAnswers(PolicyParameter... more) {
    return policy(
        KnownAnswersPolicy.NAME,
        Stream.concat(Stream.of(key(entry("q", "a"))), Arrays.stream(more))
            .toArray(PolicyParameter[]::new));
  }

  static ReviewPolicy plurality(PolicyParameter... more) {
    return policy(
        PluralityPolicy.NAME,
        Stream.concat(
                Stream.of(
                    parameter("QuestionIds", "A,B", "C , D"),
                    parameter("QuestionAgreementThreshold", "50")),
                Arrays.stream(more))
            .toArray(PolicyParameter[]::new));
  }

  static ReviewPolicy policy(String name, PolicyParameter... parameters) {
    return ReviewPolicy.builder().policyName(name).parameters(parameters).build();
  }

  static PolicyParameter parameter(String key, String... values) {
    return PolicyParameter.builder().key(key).values(values).build();
  }

  static PolicyParameter key(ParameterMapEntry... entries) {
    return PolicyParameter.builder().key("AnswerKey").mapEntries(entries).build();
  }

  static ParameterMapEntry entry(String question, String... values) {
    return ParameterMapEntry.builder().key(question).values(values).build();
  }

  /** Answers, each as {@code question=value|value}. */
  static AnswerValues answers(String... answers) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String answer : answers) {
      int equals = answer.indexOf('=');
      values.put(
          answer.substring(0, equals), List.of(answer.substring(equals + 1).split("\\|", -1)));
    }
    return AnswerValues.of(values);
  }
}
