package org.turkbridge.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test class a running bridge, as a {@link TurkbridgeExtension} does. Its tests get at it
 * by parameters, of the types that are named there. Nested classes have the one of the class around
 * them, or one of their own if they are annotated otherwise.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(AnnotatedTurkbridge.class)
public @interface WithTurkbridge {
  /** What to import: files, folders and patterns, as {@code turkbridge import} takes them. */
  String[] archive() default {};

  /** Whether each test has a bridge of its own; else the class has one. */
  boolean perTest() default false;
}
