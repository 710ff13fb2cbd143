package org.turkbridge.awscli.configuration;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.turkbridge.awscli.CommandException;
import org.turkbridge.python.Shlex;
import org.turkbridge.requester.ConfigSection;
import org.turkbridge.requester.KeyNames;
import org.turkbridge.requester.UnusableKeyException;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.ProcessCredentialsProvider;

/**
 * The access key that signs, in the order of the AWS CLI: environment variables (but not with
 * {@code --profile}), the profile's keys in the credentials file, its {@code credential_process},
 * its keys in the config file, the files of boto 2. No network is asked: not for roles, single
 * sign-on or instance metadata.
 */
public final class AccessKey {
  private static final String EXPORT =
      "; run 'aws configure export-credentials --profile %s --format env' and set what it prints";

  private AccessKey() {}

  /**
   * The key.
   *
   * @return empty if there is none
   * @throws CommandException if there is half of one, or one that cannot be used
   */
  public static Optional<AwsCredentials> of(Configuration configuration) {
    return Stream.<Supplier<Optional<AwsCredentials>>>of(
            () -> inVariables(configuration),
            () -> elsewhere(configuration),
            () -> in("shared-credentials-file", KeyNames.SETTINGS, configuration.sharedKeys()),
            () -> ofProcess(configuration),
            () -> in("config-file", KeyNames.SETTINGS, configuration.configuredKeys()),
            () ->
                configuration.botoKeys().stream()
                    .flatMap(keys -> in("boto-config", KeyNames.BOTO, keys).stream())
                    .findFirst())
        .flatMap(place -> place.get().stream())
        .findFirst();
  }

  /** What is said when something is to be signed and there is no key. */
  public static CommandException none() {
    return CommandException.configuration(
        "Unable to locate credentials. You can configure credentials by running"
            + " \"aws configure\".");
  }

  private static Optional<AwsCredentials> inVariables(Configuration configuration) {
    return configuration.profileIsOption()
        ? Optional.empty()
        : in("env", KeyNames.VARIABLES, configuration.variables());
  }

  private static Optional<AwsCredentials> in(String place, KeyNames names, ConfigSection section) {
    try {
      return names.in(section);
    } catch (UnusableKeyException e) {
      throw CommandException.other(
          e.missing()
              .map(
                  missing ->
                      "Partial credentials found in %s, missing: %s".formatted(place, missing))
              .orElse("The access key in %s cannot be used: it %s".formatted(place, e.reason())));
    }
  }

  /** What the AWS CLI would ask the network for is refused, lest another key be taken instead. */
  private static Optional<AwsCredentials> elsewhere(Configuration configuration) {
    configuration
        .remoteKey()
        .ifPresent(
            setting -> {
              throw CommandException.configuration(
                  "The profile %s has %s, and Turkbridge fetches no key from the network"
                          .formatted(configuration.profile(), setting)
                      + EXPORT.formatted(configuration.profile()));
            });
    return Optional.empty();
  }

  private static Optional<AwsCredentials> ofProcess(Configuration configuration) {
    return configuration
        .property("credential_process")
        .map(
            command -> {
              try (ProcessCredentialsProvider process =
                  ProcessCredentialsProvider.builder().command(Shlex.split(command)).build()) {
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
