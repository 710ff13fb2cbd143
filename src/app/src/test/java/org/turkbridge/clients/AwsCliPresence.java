package org.turkbridge.clients;

import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;

/** Does for jqwik, which knows no extensions of JUnit, what {@link ClientPresence} does. */
final class AwsCliPresence implements SkipExecutionHook {
  @Override
  public SkipResult shouldBeSkipped(LifecycleContext context) {
    ConditionEvaluationResult presence = ClientPresence.of(Client.AWS_CLI);
    return presence.isDisabled()
        ? SkipResult.skip(presence.getReason().orElse(""))
        : SkipResult.doNotSkip();
  }
}
