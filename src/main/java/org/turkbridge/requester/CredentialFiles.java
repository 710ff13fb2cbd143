package org.turkbridge.requester;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
    List<Requester> found =
        file == null ? everywhere() : in(AwsFiles.read(required(file), type(file)));
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
    AwsFiles files = new AwsFiles(environment, home);
    Stream.of(files.credentials(), files.config())
        .flatMap(Optional::stream)
        .forEach(file -> found.addAll(in(file)));
    return found;
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

  private static List<Requester> in(ProfileFile file) {
    List<Requester> found = new ArrayList<>();
    file.profiles()
        .values()
        .forEach(
            profile ->
                credentials(
                        profile.property(ACCESS_KEY_ID).orElse(null),
                        profile.property(SECRET_ACCESS_KEY).orElse(null),
                        profile.property(SESSION_TOKEN).orElse(null))
                    .ifPresent(
                        credentials -> found.add(new Requester(profile.name(), credentials))));
    return found;
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
