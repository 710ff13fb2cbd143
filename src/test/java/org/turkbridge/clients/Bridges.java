package org.turkbridge.clients;

import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the servers that they share: one over the samples, and one over nothing. */
final class Bridges implements ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(Bridges.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return List.of(FullBridge.class, EmptyBridge.class)
        .contains(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    ExtensionContext.Store store = context.getRoot().getStore(NAMESPACE);
    return parameter.getParameter().getType() == FullBridge.class
        ? store.getOrComputeIfAbsent("full", key -> FullBridge.start(), FullBridge.class)
        : store.getOrComputeIfAbsent("empty", key -> EmptyBridge.start(), EmptyBridge.class);
  }
}
