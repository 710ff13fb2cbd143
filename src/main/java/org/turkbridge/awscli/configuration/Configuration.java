package org.turkbridge.awscli.configuration;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.CommandException;
import org.turkbridge.requester.AwsFiles;
import org.turkbridge.requester.CredentialsException;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * The environment variables and the one profile that count for a command. An empty variable counts
 * as absent, but for one that {@link #variableEvenIfEmpty} asks for.
 */
public final class Configuration {
  private static final String DEFAULT_PROFILE = "default";

  private final Map<String, String> environment;
  private final Optional<ProfileFile> credentialsFile;
  private final Optional<ProfileFile> configFile;
  private final String profile;
  private final boolean profileIsOption;

  private Configuration(
      Map<String, String> environment,
      Optional<ProfileFile> credentialsFile,
      Optional<ProfileFile> configFile,
      String profile,
      boolean profileIsOption) {
    this.environment = environment;
    this.credentialsFile = credentialsFile;
    this.configFile = configFile;
    this.profile = profile;
    this.profileIsOption = profileIsOption;
  }

  /**
   * Reads the files of AWS tools.
   *
   * @param environment the environment variables
   * @param home the user's home folder where the variable {@code HOME} does not name one
   * @param profile {@code --profile}; null for that of {@code AWS_PROFILE}, or else the default one
   * @throws CommandException if a file cannot be read, or the profile is in none of them
   */
  public static Configuration read(
      Map<String, String> environment, Path home, @Nullable String profile) {
    AwsFiles files = new AwsFiles(environment, home);
    try {
      Optional<String> named =
          Stream.of(profile, environment.get("AWS_PROFILE"), environment.get("AWS_DEFAULT_PROFILE"))
              .filter(name -> name != null && !name.isEmpty())
              .findFirst();
      Configuration configuration =
          new Configuration(
              environment,
              files.credentials(),
              files.config(),
              named.orElse(DEFAULT_PROFILE),
              profile != null && !profile.isEmpty());
      if (named.isPresent() && configuration.profiles().findAny().isEmpty()) {
        throw CommandException.other(
            "The config profile (%s) could not be found".formatted(named.get()));
      }
      return configuration;
    } catch (CredentialsException e) {
      throw CommandException.configuration(String.valueOf(e.getMessage()));
    }
  }

  /** The value of the first of these environment variables that is there and not empty. */
  public Optional<String> variable(String... names) {
    return Stream.of(names)
        .map(environment::get)
        .filter(value -> value != null && !value.isEmpty())
        .findFirst();
  }

  /** The value of an environment variable for which empty means something. */
  public Optional<String> variableEvenIfEmpty(String name) {
    return Optional.ofNullable(environment.get(name));
  }

  /** A setting of the profile. The credentials file comes first, as in the AWS CLI. */
  public Optional<String> property(String name) {
    return profiles().flatMap(each -> each.property(name).stream()).findFirst();
  }

  /**
   * A setting for a service: of the {@code [services]} section that the profile names.
   *
   * @param service as the AWS CLI names it, such as {@code mturk}
   */
  public Optional<String> serviceProperty(String service, String name) {
    return property("services")
        .flatMap(section -> configFile.flatMap(file -> file.getSection("services", section)))
        .flatMap(section -> section.property(service + "." + name));
  }

  /** The name of the profile, whether or not there is one. */
  public String profile() {
    return profile;
  }

  /** Whether the profile was asked for with an option, which turns access keys in variables off. */
  public boolean profileIsOption() {
    return profileIsOption;
  }

  /** The files themselves, for the SDK's own readers of a profile. */
  Optional<ProfileFile> configFile() {
    return configFile;
  }

  private Stream<Profile> profiles() {
    return Stream.of(credentialsFile, configFile)
        .flatMap(Optional::stream)
        .flatMap(file -> file.profile(profile).stream());
  }
}
