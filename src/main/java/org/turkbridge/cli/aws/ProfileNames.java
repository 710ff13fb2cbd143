package org.turkbridge.cli.aws;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.turkbridge.cli.prompt.Suggestion;
import org.turkbridge.cli.prompt.Values;
import org.turkbridge.requester.AwsFiles;
import org.turkbridge.requester.CredentialsException;
import software.amazon.awssdk.profiles.ProfileFile;

/** The profiles in the files of AWS tools. */
final class ProfileNames implements Values {
  private final AwsFiles files;

  ProfileNames(Map<String, String> environment, Path home) {
    this.files = new AwsFiles(environment, home);
  }

  @Override
  public List<Suggestion> suggest(String begun) {
    try {
      return Stream.of(files.credentials(), files.config())
          .flatMap(Optional::stream)
          .map(ProfileFile::profiles)
          .flatMap(profiles -> profiles.keySet().stream())
          .distinct()
          .sorted()
          .map(Suggestion::whole)
          .toList();
    } catch (CredentialsException e) {
      // The command itself will say so.
      return List.of();
    }
  }
}
