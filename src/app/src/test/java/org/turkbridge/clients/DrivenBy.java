package org.turkbridge.clients;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests that need clients of other makers. Without one they are skipped, or fail where the
 * environment variable {@value ClientPresence#REQUIRED} is {@code true}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({ClientPresence.class, Bridges.class})
@interface DrivenBy {
  Client[] value();
}
