package org.turkbridge.junit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** The extension behind {@link WithTurkbridge}. */
final class AnnotatedTurkbridge
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback,
        ParameterResolver {
  private final Lifecycle lifecycle = new Lifecycle(AnnotatedTurkbridge::settings, new Presence());

  /** Those of the class, or else of the nearest one around it. */
  private static TurkbridgeSettings settings(ExtensionContext context) {
    Class<?> testClass = context.getRequiredTestClass();
    return Stream.<Class<?>>iterate(testClass, each -> each != null, Class::getEnclosingClass)
        .map(each -> AnnotationSupport.findAnnotation(each, WithTurkbridge.class))
        .flatMap(Optional::stream)
        .findFirst()
        .map(found -> TurkbridgeSettings.of(List.of(found.archive())).isolated(found.perTest()))
        .orElseThrow(
            () -> new IllegalStateException(testClass + " is not annotated @WithTurkbridge"));
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    lifecycle.beforeAll(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    lifecycle.beforeEach(context);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    lifecycle.afterEach(context);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    lifecycle.afterAll(context);
  }

  /** A constructor that is called for one test may have the bridge of that test. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return Lifecycle.supports(parameter);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return lifecycle.resolve(parameter, context);
  }
}
