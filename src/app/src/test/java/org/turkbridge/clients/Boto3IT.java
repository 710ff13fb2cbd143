package org.turkbridge.clients;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** boto3; what it checks is in its script. */
@DrivenBy(Client.BOTO3)
final class Boto3IT {
  @TestFactory
  Stream<DynamicTest> contentAndErrors(FullBridge bridge) {
    return new Script(bridge.jar())
        .expecting(bridge.requests())
        .run("boto3.Content", "boto3.Errors");
  }

  @TestFactory
  Stream<DynamicTest> notified(NotifyingBridge bridge) {
    return new Script(bridge.jar()).run("boto3.Notifications");
  }

  @TestFactory
  Stream<DynamicTest> emptyListAndLegacyPort(EmptyBridge bridge) {
    return new Script(bridge.jar()).run("boto3.Empty", "boto3.LegacyPort");
  }
}
