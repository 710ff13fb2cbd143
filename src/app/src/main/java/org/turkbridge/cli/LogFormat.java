package org.turkbridge.cli;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

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

  /**
   * The log as flat JSON objects, one a line, numbers as numbers: what log stores and jq expect.
   */
  private static final class JsonLines extends EncoderBase<ILoggingEvent> {
    private final JsonFactory json = new JsonFactory();
    private final ThrowableProxyConverter throwables = new ThrowableProxyConverter();

    @Override
    public void start() {
      throwables.start();
      super.start();
    }

    @Override
    public byte[] headerBytes() {
      return new byte[0];
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
      try (ByteArrayBuilder bytes = new ByteArrayBuilder();
          JsonGenerator line = json.createGenerator(bytes)) {
        line.writeStartObject();
        line.writeStringField("time", event.getInstant().toString());
        line.writeStringField("level", event.getLevel().toString());
        line.writeStringField("logger", event.getLoggerName());
        line.writeStringField("event", event.getFormattedMessage());
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        for (KeyValuePair pair : pairs == null ? List.<KeyValuePair>of() : pairs) {
          line.writeFieldName(pair.key);
          value(line, pair.value);
        }
        if (event.getThrowableProxy() != null) {
          line.writeStringField("exception", throwables.convert(event));
        }
        line.writeEndObject();
        line.writeRaw('\n');
        line.flush();
        return bytes.toByteArray();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void value(JsonGenerator line, Object value) throws IOException {
      if (value instanceof Integer number) {
        line.writeNumber(number);
      } else if (value instanceof Double number) {
        line.writeNumber(number);
      } else {
        line.writeString(String.valueOf(value));
      }
    }

    @Override
    public byte[] footerBytes() {
      return "".getBytes(StandardCharsets.UTF_8);
    }
  }
}
