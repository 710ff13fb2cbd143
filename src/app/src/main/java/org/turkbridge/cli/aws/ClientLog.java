package org.turkbridge.cli.aws;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/** What is logged of the calls. */
public final class ClientLog {
  private static final String PROVIDER = "slf4j.provider";
  private static final String NO_LOG = "org.slf4j.helpers.NOP_FallbackServiceProvider";
  private static final String VERBOSITY = "slf4j.internal.verbosity";
  private static final String LOGGER = "org.turkbridge.awscli";

  private ClientLog() {}

  /**
   * None: to set up a log takes a tenth of such a command's time. Does nothing once there is one.
   */
  public static void off() {
    System.setProperty(PROVIDER, NO_LOG);
    System.setProperty(VERBOSITY, "WARN");
  }

  /** {@code --debug}: what is sent and answered, without keys, signatures or tokens. */
  static void on() {
    // A run before this one may have turned it off.
    System.clearProperty(PROVIDER);
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.getLogger(LOGGER).setLevel(Level.DEBUG);
    }
  }
}
