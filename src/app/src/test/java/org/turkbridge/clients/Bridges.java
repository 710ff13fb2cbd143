package org.turkbridge.clients;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the servers, the commands and the AWS CLI that all of this JVM share: each starts
 * when the first of them asks for it.
 */
final class Bridges implements ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(Bridges.class);

  private static final Map<Class<?>, Function<Class<?>, AutoCloseable>> STARTS =
      Map.of(
          FullBridge.class, type -> FullBridge.start(),
          EmptyBridge.class, type -> EmptyBridge.start(),
          NotifyingBridge.class, type -> NotifyingBridge.start(),
          ListingBridge.class, type -> ListingBridge.start(),
          StoreBridge.class, type -> StoreBridge.start(),
          StudyBridge.class, type -> StudyBridge.start(),
          Commands.class, type -> Commands.start(),
          TlsBridge.class, type -> TlsBridge.start(),
          AwsCli.class, type -> AwsCli.start());

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return STARTS.containsKey(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    Function<Class<?>, AutoCloseable> start = Objects.requireNonNull(STARTS.get(type));
    // Money in a store is counted, so each class has one of its own.
    Object key =
        type.equals(StoreBridge.class) ? List.of(type, context.getRequiredTestClass()) : type;
    return context
        .getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, NAMESPACE)
        .getOrComputeIfAbsent(key, any -> start.apply(type));
  }
}
