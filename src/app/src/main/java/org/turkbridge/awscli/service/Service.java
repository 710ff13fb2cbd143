package org.turkbridge.awscli.service;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.CommandException;
import org.turkbridge.awscli.configuration.TimestampFormat;
import org.turkbridge.awscli.model.PlainJson;
import org.turkbridge.awscli.model.PythonJson;
import org.turkbridge.awscli.model.ServiceOperation;
import org.turkbridge.awscli.paging.Answer;
import org.turkbridge.awscli.parameters.ParameterTime;
import org.turkbridge.awscli.parameters.ParameterValidation;
import org.turkbridge.json.SdkMembers;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;

/** An operation of the service. The client is made when it is called first. */
public final class Service implements AutoCloseable {
  private static final JsonFactory JSON = new JsonFactory();

  private final ServiceOperation operation;
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
      ServiceOperation operation,
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

  private byte[] body(Map<String, @Nullable Object> parameters) {
    Map<String, @Nullable Object> sent = new LinkedHashMap<>(parameters);
    for (SdkField<?> member : operation.input()) {
      if (SdkMembers.type(member) == MarshallingKnownType.INSTANT) {
        sent.computeIfPresent(
            member.locationName(), (name, time) -> ParameterTime.seconds(time).orElseThrow());
      }
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(body)) {
      PythonJson.write(sent, json);
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
    private final ServiceOperation operation;
    private final AnswerReader reader;

    JsonAnswer(byte[] body, ServiceOperation operation, AnswerReader reader) {
      this.body = body;
      this.operation = operation;
      this.reader = reader;
    }

    @Override
    public @Nullable String nextToken() {
      return PlainJson.textMember(body, ServiceOperation.NEXT_TOKEN);
    }

    @Override
    public Map<String, @Nullable Object> values() {
      return reader.read(body, operation.output());
    }
  }
}
