package org.turkbridge.clients;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Skips tests whose client is not there, unless every client is required. */
final class ClientPresence implements ExecutionCondition {
  static final String REQUIRED = "CI_REQUIRE_CLIENTS";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getTestClass(), DrivenBy.class)
        .map(driven -> of(driven.value()))
        .orElseGet(ClientPresence::of);
  }

  static ConditionEvaluationResult of(Client... clients) {
    Optional<String> absence =
        Stream.of(clients).flatMap(client -> client.absence().stream()).findFirst();
    if (absence.isEmpty()) {
      return ConditionEvaluationResult.enabled("the client is there");
    }
    if (Boolean.parseBoolean(System.getenv(REQUIRED))) {
      throw new IllegalStateException(REQUIRED + " is set, and " + absence.get());
    }
    return ConditionEvaluationResult.disabled(absence.get());
  }
}
