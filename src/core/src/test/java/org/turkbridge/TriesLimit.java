package org.turkbridge;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/** No property is tried more often than the system property {@value #SETTING} says, if it does. */
public final class TriesLimit implements AroundPropertyHook {
  private static final String SETTING = "turkbridge.tries";

  /** What jqwik has for a property that does not say how often. */
  private static final int USUAL = 1000;

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    int tries = context.attributes().tries().orElse(USUAL);
    context.attributes().setTries(Math.min(tries, Integer.getInteger(SETTING, tries)));
    return property.execute();
  }
}
