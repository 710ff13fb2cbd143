package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A case, run by the AWS CLI and by Turkbridge. */
final class SameRuns {
  private SameRuns() {}

  /** The environment that both have, to be added to. */
  static Map<String, String> environment(Path home) {
    return new TreeMap<>(
        Map.of(
            "HOME", home.toString(),
            "TZ", "UTC",
            "AWS_DEFAULT_REGION", "us-east-1",
            "AWS_ACCESS_KEY_ID", Keys.TESTER.accessKeyId(),
            "AWS_SECRET_ACCESS_KEY", Keys.TESTER.secretAccessKey()));
  }

  /** Requires what the case says has to be the same. */
  static void check(CommandCase line, AwsCli cli, Finished theirs, Finished ours) {
    if (line.compare() == CommandCase.Comparison.NOTHING) {
      assertThat(ours.err()).isNotEmpty();
      assertThat(ours.exitCode()).isNotZero();
      return;
    }
    assertThat(ours.exitCode())
        .as("exit code; aws said %s, turkbridge said %s", theirs.err(), ours.err())
        .isEqualTo(theirs.exitCode());
    switch (line.compare()) {
      case ALL -> {
        assertThat(ours.out()).isEqualTo(theirs.out());
        assertThat(ours.err()).isEqualTo(theirs.err());
      }
      case YAML -> {
        assertThat(cli.yamlAsJson(ours.out())).isEqualTo(cli.yamlAsJson(theirs.out()));
        assertThat(ours.err()).isEqualTo(theirs.err());
      }
      case OUTPUT -> assertThat(ours.out()).isEqualTo(theirs.out());
      case STATUS, NOTHING -> assertThat(ours.err() + ours.out()).isNotEmpty();
    }
  }
}
