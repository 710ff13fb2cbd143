package org.turkbridge.awscli.service;

import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.CommandException;
import org.turkbridge.awscli.configuration.TimestampFormat;
import org.turkbridge.awscli.model.Operation;
import org.turkbridge.awscli.paging.Answer;
import org.turkbridge.awscli.parameters.ParameterValidation;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.mturk.MTurkClient;

/** An operation of the service. The client is made when it is called first. */
public final class Service implements AutoCloseable {
  private static final ProfileFile NO_PROFILES =
      ProfileFile.builder()
          .type(ProfileFile.Type.CONFIGURATION)
          .content(InputStream.nullInputStream())
          .build();

  private final Operation operation;
  private final ServiceSettings settings;
  private final Supplier<@Nullable AwsCredentials> key;
  private final ParameterValidation validation;
  private final AnswerReader reader;
  private final ServiceErrors errors;
  private final AnswerBody body = new AnswerBody();
  private @Nullable MTurkClient client;

  /**
   * @param key asked when something is to be signed; gives null to leave calls unsigned
   * @param zone of the times that are printed
   * @param now for what is printed of them
   * @param keepsTextsEncoded see {@link org.turkbridge.awscli.model.EncodedText}
   */
  public Service(
      Operation operation,
      ServiceSettings settings,
      Supplier<@Nullable AwsCredentials> key,
      ZoneId zone,
      Instant now,
      boolean keepsTextsEncoded) {
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
  }

  /**
   * Calls it.
   *
   * @throws CommandException if the parameters cannot be sent, or the call fails
   */
  public Answer call(Map<String, @Nullable Object> parameters) {
    validation.require(parameters);
    try {
      operation.call().accept(client(), operation.request(parameters).build());
      return new JsonAnswer(body.bytes(), operation, reader);
    } catch (SdkException e) {
      throw errors.of(e);
    } catch (UncheckedIOException e) {
      throw errors.of(e);
    }
  }

  private MTurkClient client() {
    MTurkClient made = client == null ? make() : client;
    client = made;
    return made;
  }

  private MTurkClient make() {
    AwsCredentials signing = key.get();
    return MTurkClient.builder()
        .httpClient(HttpClients.of(settings))
        .region(Region.of(settings.endpoint().region()))
        .endpointOverride(settings.endpoint().uri())
        .credentialsProvider(
            signing == null
                ? AnonymousCredentialsProvider.create()
                : StaticCredentialsProvider.create(signing))
        // What counts of this machine's AWS variables and files was read before.
        .defaultsMode(DefaultsMode.STANDARD)
        .fipsEnabled(false)
        .dualstackEnabled(false)
        .overrideConfiguration(
            configuration ->
                configuration
                    .defaultProfileFileSupplier(() -> NO_PROFILES)
                    .retryStrategy(retries())
                    .addExecutionInterceptor(body)
                    .putAdvancedOption(
                        SdkAdvancedClientOption.USER_AGENT_PREFIX, settings.userAgent()))
        .build();
  }

  private RetryStrategy retries() {
    return AwsRetryStrategy.forRetryMode(settings.retries().mode()).toBuilder()
        .maxAttempts(settings.retries().attempts())
        .build();
  }

  @Override
  public void close() {
    if (client != null) {
      client.close();
    }
  }
}
