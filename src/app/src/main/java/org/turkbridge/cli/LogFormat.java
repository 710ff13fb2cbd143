package org.turkbridge.cli;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the log on standard error is written. */
enum LogFormat {
  /** As logback.xml says. */
  TEXT {
    @Override
    void apply() {}
  },
  /** One JSON object a line. */
  JSON {
    @Override
    void apply() {
      LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
      if (context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("stderr")
          instanceof ConsoleAppender<ILoggingEvent> stderr) {
        JsonLines json = new JsonLines();
        json.setContext(context);
        json.start();
        stderr.stop();
        stderr.setEncoder(json);
        stderr.start();
      }
    }
  };

  abstract void apply();
}
