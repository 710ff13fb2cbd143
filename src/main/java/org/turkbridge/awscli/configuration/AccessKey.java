package org.turkbridge.awscli.configuration;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.CommandException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ProcessCredentialsProvider;

/**
 * The access key that signs, in the order of the AWS CLI: environment variables (but not with
 * {@code --profile}), the profile's keys, its {@code credential_process}. No network is asked: not
 * for roles, single sign-on or instance metadata.
 */
public final class AccessKey {
  private static final String ID = "aws_access_key_id";
  private static final String SECRET = "aws_secret_access_key";
  private static final String EXPORT =
      "; run 'aws configure export-credentials --profile %s --format env' and set what it prints";

  private AccessKey() {}

  /**
   * The key.
   *
   * @throws CommandException if there is none, or half of one
   */
  public static AwsCredentials of(Configuration configuration) {
    return Stream.<Supplier<Optional<AwsCredentials>>>of(
            () -> inVariables(configuration),
            () -> elsewhere(configuration),
            () -> inProfile(configuration),
            () -> ofProcess(configuration))
        .flatMap(place -> place.get().stream())
        .findFirst()
        .orElseThrow(
            () ->
                CommandException.configuration(
                    "Unable to locate credentials. You can configure credentials by running"
                        + " \"aws configure\"."));
  }

  private static Optional<AwsCredentials> inVariables(Configuration configuration) {
    if (configuration.profileIsOption()) {
      return Optional.empty();
    }
    return key(
        "env",
        configuration.variable("AWS_ACCESS_KEY_ID"),
        "AWS_SECRET_ACCESS_KEY",
        configuration.variable("AWS_SECRET_ACCESS_KEY"),
        configuration.variable("AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN"));
  }

  private static Optional<AwsCredentials> inProfile(Configuration configuration) {
    return key(
        "profile " + configuration.profile(),
        configuration.property(ID),
        SECRET,
        configuration.property(SECRET),
        configuration.property("aws_session_token"));
  }

  private static Optional<AwsCredentials> key(
      String place,
      Optional<String> id,
      String secretName,
      Optional<String> secret,
      Optional<String> sessionToken) {
    if (id.isEmpty()) {
      return Optional.empty();
    }
    String secretKey =
        secret.orElseThrow(
            () ->
                CommandException.other(
                    "Partial credentials found in %s, missing: %s".formatted(place, secretName)));
    return Optional.of(key(id.get(), secretKey, sessionToken.orElse(null)));
  }

  private static AwsCredentials key(String id, String secret, @Nullable String sessionToken) {
    return sessionToken == null
        ? AwsBasicCredentials.create(id, secret)
        : AwsSessionCredentials.create(id, secret, sessionToken);
  }

  /** What the AWS CLI would ask the network for is refused, lest another key be taken instead. */
  private static Optional<AwsCredentials> elsewhere(Configuration configuration) {
    for (String setting : new String[] {"role_arn", "sso_session", "sso_start_url"}) {
      if (configuration.property(setting).isPresent()) {
        throw CommandException.configuration(
            "The profile %s has %s, and Turkbridge fetches no key from the network"
                    .formatted(configuration.profile(), setting)
                + EXPORT.formatted(configuration.profile()));
      }
    }
    return Optional.empty();
  }

  private static Optional<AwsCredentials> ofProcess(Configuration configuration) {
    return configuration
        .property("credential_process")
        .map(
            command -> {
              try (ProcessCredentialsProvider process =
                  ProcessCredentialsProvider.builder()
                      .command(List.of("/bin/sh", "-c", command))
                      .build()) {
                return process.resolveCredentials();
              } catch (RuntimeException e) {
                // Its message may hold what the process printed: a secret.
                throw CommandException.other(
                    "Error when retrieving credentials from custom-process: credential_process of"
                        + " the profile %s failed; run it to see why"
                            .formatted(configuration.profile()));
              }
            });
  }
}
