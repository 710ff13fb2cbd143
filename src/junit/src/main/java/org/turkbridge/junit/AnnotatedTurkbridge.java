package org.turkbridge.junit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** The extension behind {@link WithTurkbridge}. */
final class AnnotatedTurkbridge extends LifecycleExtension {
  AnnotatedTurkbridge() {
    super(new Lifecycle(AnnotatedTurkbridge::settings, new Presence()));
  }

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
}
