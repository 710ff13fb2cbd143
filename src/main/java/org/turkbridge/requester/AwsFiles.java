package org.turkbridge.requester;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.profiles.ProfileFile;

/** The two files of AWS tools: where a user has them, and what they hold. */
public final class AwsFiles {
  private final Map<String, String> environment;
  private final Path home;

  /**
   * @param environment the environment variables
   * @param home the user's home folder where the variable {@code HOME} does not name one
   */
  public AwsFiles(Map<String, String> environment, Path home) {
    this.environment = environment;
    this.home = home;
  }

  /**
   * The shared credentials file.
   *
   * @return empty if there is none
   * @throws CredentialsException if it cannot be read
   */
  public Optional<ProfileFile> credentials() {
    return read("AWS_SHARED_CREDENTIALS_FILE", "credentials", ProfileFile.Type.CREDENTIALS);
  }

  /**
   * The config file.
   *
   * @return empty if there is none
   * @throws CredentialsException if it cannot be read
   */
  public Optional<ProfileFile> config() {
    return read("AWS_CONFIG_FILE", "config", ProfileFile.Type.CONFIGURATION);
  }

  /**
   * One file.
   *
   * @throws CredentialsException if it cannot be read, naming it but nothing that is in it
   */
  static ProfileFile read(Path file, ProfileFile.Type type) {
    try (InputStream content = Files.newInputStream(file)) {
      return ProfileFile.builder().content(content).type(type).build();
    } catch (IOException | UncheckedIOException e) {
      throw new CredentialsException(
          "The credentials file " + file + " cannot be read: check that this user may read it");
    } catch (RuntimeException e) {
      // The parser's message names the line, and might quote it: a secret.
      throw new CredentialsException(
          "The file " + file + " is not in the format of the AWS shared credentials file");
    }
  }

  private Optional<ProfileFile> read(String variable, String name, ProfileFile.Type type) {
    Path file = place(variable, name);
    return Files.isRegularFile(file) ? Optional.of(read(file, type)) : Optional.empty();
  }

  private Path place(String variable, String name) {
    String given = environment.get(variable);
    if (given == null || given.isEmpty()) {
      return home().resolve(".aws").resolve(name);
    }
    return given.startsWith("~/") ? home().resolve(given.substring(2)) : path(variable, given);
  }

  /** Where AWS tools look: the variable comes before what the system knows of the user. */
  private Path home() {
    String given = environment.get("HOME");
    return given == null || given.isEmpty() ? home : path("HOME", given);
  }

  private static Path path(String variable, String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new CredentialsException(
          "The variable "
              + variable
              + " cannot be read as a path under this locale; set LC_ALL=C.UTF-8 and run it again");
    }
  }
}
