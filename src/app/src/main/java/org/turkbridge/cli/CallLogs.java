package org.turkbridge.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The log of the calls that an own service answers. */
final class CallLogs {
  private CallLogs() {}

  /** For a command that says of each call itself what came of it. */
  static void off() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      List.of("turkbridge.legacy", "turkbridge.current")
          .forEach(name -> context.getLogger(name).setLevel(Level.OFF));
    }
  }
}
