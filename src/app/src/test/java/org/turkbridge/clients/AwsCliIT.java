package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.turkbridge.message.Sample;

/** The AWS CLI; what it checks is in its script. */
@DrivenBy(Client.AWS_CLI)
final class AwsCliIT {
  @TestFactory
  Stream<DynamicTest> contentAndErrors(FullBridge bridge) {
    return new Script(bridge.jar())
        .expecting(bridge.requests())
        .run("awscli.Content", "awscli.Errors");
  }

  @Test
  void pastedLineOfTheGreetingWorks(FullBridge bridge) {
    assertThatItLists(bridge.requests(), awsLine(bridge.jar()), bridge.folder());
  }

  @Test
  void pastedLineOfTheDemoGreetingWorks(@TempDir Path folder) {
    try (RunningJar jar = new Jar(folder).serve("--import", Sample.FOLDER.toString())) {
      String line = awsLine(jar);
      assertThat(line).startsWith("AWS_ACCESS_KEY_ID=AKIATURKBRIDGEDEMO00 AWS_SECRET_ACCESS_KEY=");
      assertThatItLists(ArchivedRequest.in(Sample.FOLDER), line, folder);
    }
  }

  private static String awsLine(RunningJar jar) {
    return jar.err()
        .lines()
        .filter(each -> each.contains("mturk list-qualification-requests"))
        .findFirst()
        .orElseThrow()
        .strip();
  }

  private static void assertThatItLists(List<ArchivedRequest> held, String line, Path home) {
    // Another aws may come first on a PATH; this one is the client that was looked for.
    String query =
        line.replaceFirst("\\baws --", "/usr/bin/aws --")
            + " --output text --query 'QualificationRequests[]"
            + ".[QualificationRequestId, QualificationTypeId, WorkerId]'";
    Finished run = Command.shell(query, home);
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines())
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            held.stream()
                .map(request -> request.id() + "\t" + request.type() + "\t" + request.worker())
                .toList());
  }

  @TestFactory
  Stream<DynamicTest> notified(NotifyingBridge bridge) {
    return new Script(bridge.jar()).run("awscli.Notifications");
  }

  @TestFactory
  Stream<DynamicTest> emptyListAndLegacyPort(EmptyBridge bridge) {
    return new Script(bridge.jar()).run("awscli.Empty", "awscli.LegacyPort");
  }
}
