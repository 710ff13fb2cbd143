package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** The log lines that are written while this is open. */
final class Lines extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;

  private final List<Logger> loggers;
  private final LinkedBlockingQueue<ILoggingEvent> events = new LinkedBlockingQueue<>();

  private Lines(List<String> names) {
    this.loggers = names.stream().map(name -> (Logger) LoggerFactory.getLogger(name)).toList();
    setContext(loggers.get(0).getLoggerContext());
    start();
    loggers.forEach(logger -> logger.addAppender(this));
  }

  static Lines of(String logger) {
    return new Lines(List.of(logger));
  }

  /** Of the server and of the libraries under it. */
  static Lines ofAll() {
    return new Lines(List.of("turkbridge", org.slf4j.Logger.ROOT_LOGGER_NAME));
  }

  @Override
  protected void append(ILoggingEvent event) {
    events.add(event);
  }

  /** The one line that there is. */
  ILoggingEvent only() {
    assertThat(events).hasSize(1);
    return events.element();
  }

  /** Each line with all of its fields, as the layout writes it. */
  List<String> texts() {
    return events.stream().map(Lines::text).toList();
  }

  /** The first so many lines with that text, which may still be on their way. */
  List<String> awaited(int lines, String marker) {
    List<String> texts = new ArrayList<>();
    try {
      while (texts.size() < lines) {
        ILoggingEvent event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(event).as("line %s", texts.size() + 1).isNotNull();
        if (text(event).contains(marker)) {
          texts.add(text(event));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return texts;
  }

  private static String text(ILoggingEvent event) {
    String fields =
        event.getKeyValuePairs() == null
            ? ""
            : event.getKeyValuePairs().stream()
                .map(pair -> " " + pair.key + "=\"" + pair.value + "\"")
                .collect(Collectors.joining());
    String cause =
        event.getThrowableProxy() == null ? "" : " " + event.getThrowableProxy().getMessage();
    return event.getFormattedMessage() + fields + cause;
  }

  @Override
  public void close() {
    loggers.forEach(logger -> logger.detachAppender(this));
    stop();
  }
}
