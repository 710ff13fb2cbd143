package org.turkbridge.awscli.configuration;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.CommandException;
import org.turkbridge.requester.AwsFileFormatException;
import org.turkbridge.requester.AwsFiles;
import org.turkbridge.requester.ConfigSection;
import org.turkbridge.requester.CredentialsException;
import org.turkbridge.requester.RemoteKeys;

/**
 * The environment variables and the one profile that count for a command. An empty variable counts
 * as absent, but for one that {@link #variableEvenIfEmpty} asks for.
 */
public final class Configuration {
  private static final String DEFAULT_PROFILE = "default";

  private final Map<String, String> environment;
  private final AwsFiles files;
  private final ConfigSection settings;
  private final String profile;
  private final boolean profileIsOption;
  private final boolean isProfileMissing;

  private Configuration(
      Map<String, String> environment,
      AwsFiles files,
      ConfigSection settings,
      String profile,
      boolean profileIsOption,
      boolean isProfileMissing) {
    this.environment = environment;
    this.files = files;
    this.settings = settings;
    this.profile = profile;
    this.profileIsOption = profileIsOption;
    this.isProfileMissing = isProfileMissing;
  }

  /**
   * Reads the files of AWS tools.
   *
   * @param environment the environment variables
   * @param home the user's home folder where the variable {@code HOME} does not name one
   * @throws CommandException if one cannot be parsed
   */
  public static AwsFiles files(Map<String, String> environment, Path home) {
    try {
      return AwsFiles.read(environment, home);
    } catch (AwsFileFormatException e) {
      throw unparsable(e);
    } catch (CredentialsException e) {
      throw CommandException.configuration(e.text());
    }
  }

  /**
   * That of a profile, which need not be there.
   *
   * @param environment the environment variables
   * @param profile {@code --profile}; null or empty for that of {@code AWS_PROFILE}, or else of
   *     {@code AWS_DEFAULT_PROFILE}, or else the default one, which alone may be missing
   */
  public static Configuration of(
      Map<String, String> environment, AwsFiles files, @Nullable String profile) {
    boolean isOption = profile != null && !profile.isEmpty();
    Optional<String> named =
        Stream.of(
                isOption ? profile : null,
                environment.get("AWS_PROFILE"),
                environment.get("AWS_DEFAULT_PROFILE"))
            .flatMap(Stream::ofNullable)
            .findFirst();
    String name = named.orElse(DEFAULT_PROFILE);
    Optional<ConfigSection> settings = Optional.ofNullable(files.profiles().get(name));
    return new Configuration(
        environment,
        files,
        settings.orElse(ConfigSection.EMPTY),
        name,
        isOption,
        settings.isEmpty() && named.isPresent());
  }

  /**
   * Requires that a profile that was named is there.
   *
   * @throws CommandException if it is in none of the files
   */
  public void requireProfile() {
    if (isProfileMissing) {
      throw CommandException.other("The config profile (%s) could not be found".formatted(profile));
    }
  }

  private static CommandException unparsable(AwsFileFormatException e) {
    return CommandException.other("Unable to parse config file: " + e.file());
  }

  /** The value of the first of these environment variables that is there and not empty. */
  public Optional<String> variable(String... names) {
    return Stream.of(names)
        .map(environment::get)
        .filter(value -> value != null && !value.isEmpty())
        .findFirst();
  }

  /** All environment variables that are not empty. */
  ConfigSection variables() {
    return new ConfigSection(
        environment.entrySet().stream()
            .filter(variable -> !variable.getValue().isEmpty())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
        Map.of());
  }

  /** The value of an environment variable for which empty means something. */
  public Optional<String> variableEvenIfEmpty(String name) {
    return Optional.ofNullable(environment.get(name));
  }

  /**
   * A setting of the profile. The credentials file comes first, as in the AWS CLI.
   *
   * @throws CommandException if it is no text but settings of its own
   */
  public Optional<String> property(String name) {
    if (settings.nested().containsKey(name)) {
      throw CommandException.other(
          "The profile %s has settings of their own under %s, which must have a value"
              .formatted(profile, name));
    }
    return settings.text(name);
  }

  /**
   * A setting for a service: of the {@code [services]} section that the profile names.
   *
   * @param service as the AWS CLI names it, such as {@code mturk}
   */
  Optional<String> serviceProperty(String service, String name) {
    return property("services")
        .flatMap(files::services)
        .flatMap(section -> Optional.ofNullable(section.nested().get(service)))
        .flatMap(nested -> Optional.ofNullable(nested.get(name)));
  }

  /** The name of the profile, whether or not there is one. */
  public String profile() {
    return profile;
  }

  /** Whether the profile was asked for with an option, which turns access keys in variables off. */
  boolean profileIsOption() {
    return profileIsOption;
  }

  /** The setting by which the profile's key is one of {@link RemoteKeys}. */
  Optional<String> remoteKey() {
    return RemoteKeys.setting(settings);
  }

  /** The profile's section of the credentials file alone. */
  ConfigSection sharedKeys() {
    return files.credentials().sections().getOrDefault(profile, ConfigSection.EMPTY);
  }

  /** The profile's section of the config file alone. */
  ConfigSection configuredKeys() {
    return files.configProfiles().getOrDefault(profile, ConfigSection.EMPTY);
  }

  /**
   * The sections with keys of the files of boto 2.
   *
   * @throws CommandException if one cannot be parsed
   */
  List<ConfigSection> botoKeys() {
    try {
      return files.boto().stream().map(AwsFiles::botoCredentials).toList();
    } catch (AwsFileFormatException e) {
      throw unparsable(e);
    }
  }
}
