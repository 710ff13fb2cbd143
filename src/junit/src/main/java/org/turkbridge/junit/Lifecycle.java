package org.turkbridge.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.mturk.MTurkClient;

/** Starts and ends bridges with the classes and tests that they are for. */
final class Lifecycle {
  private final Function<ExtensionContext, TurkbridgeSettings> settings;
  private final Presence presence;
  private final Namespace namespace = Namespace.create(new Object());

  /**
   * @param settings of a class or test
   */
  Lifecycle(Function<ExtensionContext, TurkbridgeSettings> settings, Presence presence) {
    this.settings = settings;
    this.presence = presence;
  }

  /** In the store of the context that it is for, and closed with it. */
  private record Kept(RunningTurkbridge running, Presence presence) implements AutoCloseable {
    @Override
    public void close() {
      presence.ended(running);
      running.close();
    }
  }

  void beforeAll(ExtensionContext context) {
    if (!settings.apply(context).perTest()) {
      presence.enter(running(context));
    }
  }

  void beforeEach(ExtensionContext context) {
    presence.enter(running(context));
  }

  void afterEach(ExtensionContext context) {
    RunningTurkbridge running = running(context);
    running.endTest();
    presence.leave(running);
  }

  void afterAll(ExtensionContext context) {
    if (!settings.apply(context).perTest()) {
      presence.leave(running(context));
    }
  }

  /** That of the context or of one around it; a new one if there is none. */
  private RunningTurkbridge running(ExtensionContext context) {
    TurkbridgeSettings wanted = settings.apply(context);
    return context
        .getStore(namespace)
        .getOrComputeIfAbsent(wanted, this::start, Kept.class)
        .running();
  }

  private Kept start(TurkbridgeSettings wanted) {
    try {
      RunningTurkbridge running = RunningTurkbridge.start(wanted);
      presence.started(running);
      return new Kept(running, presence);
    } catch (IOException e) {
      throw new UncheckedIOException("The bridge of this test cannot start: " + e.getMessage(), e);
    }
  }

  static boolean supports(ParameterContext parameter) {
    return value(parameter).isPresent();
  }

  /**
   * The value of a parameter.
   *
   * @throws ParameterResolutionException if each test has its own bridge, and this is no test
   */
  Object resolve(ParameterContext parameter, ExtensionContext context) {
    if (settings.apply(context).perTest() && context.getTestMethod().isEmpty()) {
      throw new ParameterResolutionException(
          "Each test has a bridge of its own, so "
              + parameter.getDeclaringExecutable()
              + " can have none: take the parameter in the test or in a @BeforeEach method, or let"
              + " the class have one bridge");
    }
    return value(parameter).orElseThrow().apply(running(context));
  }

  private static Optional<Function<RunningTurkbridge, Object>> value(ParameterContext parameter) {
    Class<?> type = parameter.getParameter().getType();
    if (type == URI.class) {
      boolean legacy = parameter.isAnnotated(LegacyEndpoint.class);
      boolean current = parameter.isAnnotated(CurrentEndpoint.class);
      return legacy == current
          ? Optional.empty()
          : Optional.of(legacy ? RunningTurkbridge::legacyUri : RunningTurkbridge::currentUri);
    }
    if (type == MTurkClient.class) {
      return Optional.of(RunningTurkbridge::client);
    }
    if (type == AwsCredentials.class) {
      return Optional.of(RunningTurkbridge::credentials);
    }
    if (type == Faults.class) {
      return Optional.of(RunningTurkbridge::faults);
    }
    return type == RunningTurkbridge.class ? Optional.of(running -> running) : Optional.empty();
  }
}
