package org.turkbridge.requester;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.turkbridge.python.PosixPath;

/**
 * The files of AWS tools: where a user has them, and what botocore makes of them. The config file
 * is read first.
 */
public final class AwsFiles {
  /** The only section of a file of boto 2 whose key botocore takes. */
  static final String BOTO_SECTION = "Credentials";

  private static final String BOTO_CONFIG = "BOTO_CONFIG";

  private final AwsFile config;
  private final AwsFile credentials;
  private final Supplier<List<AwsFile>> boto;

  private AwsFiles(AwsFile config, AwsFile credentials, Supplier<List<AwsFile>> boto) {
    this.config = config;
    this.credentials = credentials;
    this.boto = boto;
  }

  /**
   * Reads both; one that is not there or cannot be read is as good as empty.
   *
   * @param environment the environment variables
   * @param home the user's home folder where the variable {@code HOME} does not name one
   * @throws AwsFileFormatException if one cannot be parsed
   * @throws CredentialsException if the name of one can be no path
   */
  public static AwsFiles read(Map<String, String> environment, Path home) {
    PosixPath paths = new PosixPath(environment, home.toString());
    return new AwsFiles(
        read(paths, environment, "AWS_CONFIG_FILE", "~/.aws/config"),
        read(paths, environment, "AWS_SHARED_CREDENTIALS_FILE", "~/.aws/credentials"),
        () ->
            Stream.of("/etc/boto.cfg", "~/.boto")
                .map(usual -> read(paths, environment, BOTO_CONFIG, usual))
                .distinct()
                .toList());
  }

  /**
   * One that is named, alone.
   *
   * @throws AwsFileFormatException if it cannot be parsed
   * @throws CredentialsException if it cannot be read
   */
  static AwsFiles of(Path file) {
    AwsFile read = AwsFile.any(file.toString(), file);
    if (read.state() != AwsFile.State.READ) {
      throw new CredentialsException(
          "The credentials file " + file + " cannot be read: " + read.state().words());
    }
    AwsFile none = AwsFile.EMPTY;
    return file.endsWith("config")
        ? new AwsFiles(read, none, List::of)
        : new AwsFiles(none, read, List::of);
  }

  /** The file of the settings. */
  public AwsFile config() {
    return config;
  }

  /** The shared file of the access keys. */
  public AwsFile credentials() {
    return credentials;
  }

  /**
   * The files of boto 2, which are read only when they are asked for.
   *
   * @throws AwsFileFormatException if one cannot be parsed
   */
  public List<AwsFile> boto() {
    return boto.get();
  }

  /**
   * The section with the key of a file of boto 2.
   *
   * @return without a setting if there is no such section
   */
  public static ConfigSection botoCredentials(AwsFile file) {
    return file.sections().getOrDefault(BOTO_SECTION, ConfigSection.EMPTY);
  }

  /** The settings of every profile; those of the credentials file come first. */
  public Map<String, ConfigSection> profiles() {
    Map<String, ConfigSection> profiles = new LinkedHashMap<>(configProfiles());
    credentials.sections().forEach((name, keys) -> profiles.merge(name, keys, ConfigSection::with));
    return profiles;
  }

  /** The settings of every profile of the config file alone. */
  public Map<String, ConfigSection> configProfiles() {
    return config.profiles();
  }

  /** The settings for services of a section of the config file, if there is such a section. */
  public Optional<ConfigSection> services(String name) {
    return Optional.ofNullable(config.named("services").get(name));
  }

  private static AwsFile read(
      PosixPath paths, Map<String, String> environment, String variable, String usual) {
    @Nullable String given = environment.get(variable);
    String name = paths.expandUser(paths.expandVariables(given == null ? usual : given));
    try {
      return AwsFile.at(name, Path.of(name));
    } catch (InvalidPathException e) {
      throw new CredentialsException(
          "The variable "
              + (given == null ? "HOME" : variable)
              + " cannot be read as a path under this locale; set LC_ALL=C.UTF-8 and run it again");
    }
  }
}
