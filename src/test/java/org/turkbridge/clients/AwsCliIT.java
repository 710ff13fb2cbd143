package org.turkbridge.clients;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The AWS CLI; what it checks is in its script. */
@DrivenBy(Client.AWS_CLI)
final class AwsCliIT {
  @TestFactory
  Stream<DynamicTest> content(FullBridge bridge) {
    return new Script(bridge.jar()).expecting(bridge.requests()).run("awscli.Content");
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
