package org.turkbridge.cli.aws;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.turkbridge.cli.prompt.Suggestion;
import org.turkbridge.cli.prompt.Values;
import org.turkbridge.requester.AwsFiles;
import org.turkbridge.requester.CredentialsException;

/** The profiles in the files of AWS tools. */
final class ProfileNames implements Values {
  private final Map<String, String> environment;
  private final Path home;

  ProfileNames(Map<String, String> environment, Path home) {
    this.environment = environment;
    this.home = home;
  }

  @Override
  public List<Suggestion> suggest(String begun) {
    try {
      return AwsFiles.read(environment, home).profiles().keySet().stream()
          .sorted()
          .map(Suggestion::whole)
          .toList();
    } catch (CredentialsException e) {
      // The command itself will say so.
      return List.of();
    }
  }
}
