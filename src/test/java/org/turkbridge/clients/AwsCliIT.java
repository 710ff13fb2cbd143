package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The AWS CLI; what it checks is in its script. */
@DrivenBy(Client.AWS_CLI)
final class AwsCliIT {
  @TestFactory
  Stream<DynamicTest> content(FullBridge bridge) {
    return new Script(bridge.jar()).expecting(bridge.requests()).run("awscli.Content");
  }

  @Test
  void pastedLineOfTheGreetingWorks(FullBridge bridge) throws IOException {
    String line =
        bridge
            .jar()
            .err()
            .lines()
            .filter(each -> each.contains("mturk list-qualification-requests"))
            .findFirst()
            .orElseThrow();
    ProcessBuilder shell =
        new ProcessBuilder("/bin/sh", "-c", line + " --query 'length(QualificationRequests)'");
    shell.environment().clear();
    shell.environment().put("PATH", "/usr/bin:/bin");
    shell.environment().put("HOME", bridge.folder().toString());
    assertThat(new String(shell.start().getInputStream().readAllBytes(), Finished.CHARSET).strip())
        .isEqualTo(Integer.toString(bridge.requests().size()));
  }

  @TestFactory
  Stream<DynamicTest> errors(FullBridge bridge) {
    return new Script(bridge.jar()).run("awscli.Errors");
  }

  @TestFactory
  Stream<DynamicTest> empty(EmptyBridge bridge) {
    return new Script(bridge.jar()).run("awscli.Empty");
  }
}
