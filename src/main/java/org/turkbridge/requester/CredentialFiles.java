package org.turkbridge.requester;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * Finds access keys where AWS tools keep them: environment variables, the shared credentials file
 * and the config file. Never asks the network. Profiles without keys of their own (roles, single
 * sign-on) are passed over: an old call is signed with a secret access key.
 */
public final class CredentialFiles {
  /** The name of the Requester whose keys are in environment variables. */
  public static final String ENVIRONMENT = "environment";

  private static final String ACCESS_KEY_ID = "aws_access_key_id";
  private static final String SECRET_ACCESS_KEY = "aws_secret_access_key";
  private static final String SESSION_TOKEN = "aws_session_token";

  private final Map<String, String> environment;
  private final Path home;

  /**
   * @param environment the environment variables
   * @param home the user's home folder where the variable {@code HOME} does not name one
   */
  public CredentialFiles(Map<String, String> environment, Path home) {
    this.environment = environment;
    this.home = home;
  }

  /**
   * The Requesters that may sign.
   *
   * @param file read instead of all other places; null for those
   * @param profiles only these; empty for every one
   * @throws CredentialsException if the file cannot be read or a profile is not there
   */
  public Requesters read(@Nullable Path file, List<String> profiles) {
    List<Requester> found = file == null ? everywhere() : inFile(required(file), type(file));
    if (profiles.isEmpty()) {
      return new Requesters(found);
    }
    for (String profile : profiles) {
      if (found.stream().noneMatch(requester -> requester.name().equals(profile))) {
        throw new CredentialsException(
            "There is no profile \""
                + profile
                + "\" with an access key and a secret; found: "
                + (found.isEmpty()
                    ? "none"
                    : String.join(", ", found.stream().map(Requester::name).distinct().toList())));
      }
    }
    return new Requesters(
        found.stream().filter(requester -> profiles.contains(requester.name())).toList());
  }

  private List<Requester> everywhere() {
    List<Requester> found = new ArrayList<>();
    credentials(
            environment.get("AWS_ACCESS_KEY_ID"),
            environment.get("AWS_SECRET_ACCESS_KEY"),
            environment.get("AWS_SESSION_TOKEN"))
        .ifPresent(credentials -> found.add(new Requester(ENVIRONMENT, credentials)));
    Map<ProfileFile.Type, Path> files = new LinkedHashMap<>();
    files.put(ProfileFile.Type.CREDENTIALS, place("AWS_SHARED_CREDENTIALS_FILE", "credentials"));
    files.put(ProfileFile.Type.CONFIGURATION, place("AWS_CONFIG_FILE", "config"));
    files.forEach(
        (type, path) -> {
          if (Files.isRegularFile(path)) {
            found.addAll(inFile(path, type));
          }
        });
    return found;
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

  private static Path required(Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new CredentialsException("The credentials file " + file + " cannot be read");
    }
    return file;
  }

  private static ProfileFile.Type type(Path file) {
    return file.endsWith("config") ? ProfileFile.Type.CONFIGURATION : ProfileFile.Type.CREDENTIALS;
  }

  private static List<Requester> inFile(Path file, ProfileFile.Type type) {
    try (InputStream content = Files.newInputStream(file)) {
      List<Requester> found = new ArrayList<>();
      ProfileFile.builder().content(content).type(type).build().profiles().values().stream()
          .forEach(
              profile ->
                  credentials(
                          profile.property(ACCESS_KEY_ID).orElse(null),
                          profile.property(SECRET_ACCESS_KEY).orElse(null),
                          profile.property(SESSION_TOKEN).orElse(null))
                      .ifPresent(
                          credentials -> found.add(new Requester(profile.name(), credentials))));
      return found;
    } catch (IOException | UncheckedIOException e) {
      throw new CredentialsException(
          "The credentials file " + file + " cannot be read: check that this user may read it");
    } catch (RuntimeException e) {
      // The parser's message names the line, and might quote it: a secret.
      throw new CredentialsException(
          "The file " + file + " is not in the format of the AWS shared credentials file");
    }
  }

  private static Optional<AwsCredentials> credentials(
      @Nullable String accessKeyId, @Nullable String secret, @Nullable String sessionToken) {
    if (accessKeyId == null || accessKeyId.isBlank() || secret == null || secret.isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        sessionToken == null || sessionToken.isBlank()
            ? AwsBasicCredentials.create(accessKeyId, secret)
            : AwsSessionCredentials.create(accessKeyId, secret, sessionToken));
  }
}
