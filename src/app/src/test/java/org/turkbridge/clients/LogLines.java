package org.turkbridge.clients;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.ConsoleAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** Writes what this JVM logs while this is open, in the format of its standard error. */
final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final Writer copy;
  private final ConsoleAppender<ILoggingEvent> console;
  private final List<Logger> loggers;

  private LogLines(Writer copy) {
    this.copy = copy;
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    console = (ConsoleAppender<ILoggingEvent>) root.getAppender("stderr");
    // Tests keep the lines of calls from the root.
    loggers =
        Stream.of(root, root.getLoggerContext().getLogger("turkbridge"))
            .filter(logger -> logger == root || !logger.isAdditive())
            .toList();
    setContext(root.getLoggerContext());
  }

  static LogLines to(Writer copy) {
    LogLines lines = new LogLines(copy);
    lines.start();
    lines.loggers.forEach(logger -> logger.addAppender(lines));
    return lines;
  }

  @Override
  protected void append(ILoggingEvent event) {
    try {
      copy.write(new String(console.getEncoder().encode(event), Finished.CHARSET));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    loggers.forEach(logger -> logger.detachAppender(this));
    stop();
  }
}
