package org.turkbridge.awscli.service;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.CommandException;
import org.turkbridge.awscli.configuration.TimestampFormat;
import org.turkbridge.awscli.model.ListOperation;
import org.turkbridge.awscli.model.PlainJson;
import org.turkbridge.awscli.paging.Answer;
import org.turkbridge.awscli.parameters.ParameterValidation;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** An operation of the service. The client is made when it is called first. */
public final class Service implements AutoCloseable {
  private static final JsonFactory JSON = new JsonFactory();

  private final ListOperation operation;
  private final ServiceSettings settings;
  private final Supplier<@Nullable AwsCredentials> key;
  private final ParameterValidation validation;
  private final AnswerReader reader;
  private final ServiceErrors errors;
  private final Attempts attempts;
  private @Nullable JsonCalls calls;

  /**
   * @param key asked when something is to be signed; gives null to leave calls unsigned
   * @param zone of the times that are printed
   * @param now for what is printed of them
   * @param keepsTextsEncoded see {@link org.turkbridge.awscli.model.EncodedText}
   * @param sleeper for the pauses before other attempts
   */
  public Service(
      ListOperation operation,
      ServiceSettings settings,
      Supplier<@Nullable AwsCredentials> key,
      ZoneId zone,
      Instant now,
      boolean keepsTextsEncoded,
      Sleeper sleeper) {
    this.operation = operation;
    this.settings = settings;
    this.key = key;
    this.validation = new ParameterValidation(operation);
    this.reader =
        new AnswerReader(
            settings.timestampFormat() == TimestampFormat.ISO8601
                ? new PythonTimestamps(zone, now)
                : null,
            keepsTextsEncoded);
    this.errors = new ServiceErrors(settings, operation.name());
    this.attempts = new Attempts(settings.retries(), sleeper);
  }

  /**
   * Calls it.
   *
   * @throws CommandException if the parameters cannot be sent, or the call fails
   */
  public Answer call(Map<String, @Nullable Object> parameters) {
    validation.require(parameters);
    byte[] body = body(parameters);
    JsonCalls ready = calls();
    try {
      return new JsonAnswer(attempts.of(() -> ready.send(body)).body(), operation, reader);
    } catch (FailedCallException e) {
      throw errors.of(e);
    }
  }

  private JsonCalls calls() {
    JsonCalls made = calls == null ? new JsonCalls(settings, operation.name(), key.get()) : calls;
    calls = made;
    return made;
  }

  /** Valid parameters are texts and whole numbers. */
  private static byte[] body(Map<String, @Nullable Object> parameters) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(body)) {
      json.writeStartObject();
      for (Map.Entry<String, @Nullable Object> parameter : parameters.entrySet()) {
        json.writeFieldName(parameter.getKey());
        if (parameter.getValue() instanceof Number number) {
          json.writeNumber(number.toString());
        } else {
          json.writeString(String.valueOf(parameter.getValue()));
        }
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return body.toByteArray();
  }

  @Override
  public void close() {
    if (calls != null) {
      calls.close();
    }
  }

  /** What the service answered, as bytes until it is asked for. */
  private static final class JsonAnswer implements Answer {
    private final byte[] body;
    private final ListOperation operation;
    private final AnswerReader reader;

    JsonAnswer(byte[] body, ListOperation operation, AnswerReader reader) {
      this.body = body;
      this.operation = operation;
      this.reader = reader;
    }

    @Override
    public @Nullable String nextToken() {
      return PlainJson.textMember(body, ListOperation.NEXT_TOKEN);
    }

    @Override
    public Map<String, @Nullable Object> values() {
      return reader.read(body, operation.output());
    }
  }
}
