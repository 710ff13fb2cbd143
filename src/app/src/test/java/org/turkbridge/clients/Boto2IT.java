package org.turkbridge.clients;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** boto 2; what it checks is in its script. */
@DrivenBy(Client.BOTO2)
final class Boto2IT {
  @TestFactory
  Stream<DynamicTest> full(FullBridge bridge) {
    return new Script(bridge.jar())
        .expecting(bridge.requests())
        .run("boto2.Content", "boto2.Errors", "boto2.Proxied");
  }

  @TestFactory
  Stream<DynamicTest> empty(EmptyBridge bridge) {
    return new Script(bridge.jar()).run("boto2.Empty", "boto2.Hits", "boto2.CurrentPort");
  }

  @TestFactory
  Stream<DynamicTest> study(StudyBridge bridge) {
    return new Script(bridge.jar())
        .environment("STUDY", StudyBridge.STUDY.toString())
        .run("boto2.Study");
  }

  @TestFactory
  Stream<DynamicTest> notified(NotifyingBridge bridge) {
    return new Script(bridge.jar()).run("boto2.Notifications");
  }

  @TestFactory
  Stream<DynamicTest> https(TlsBridge bridge) {
    return new Script(bridge.jar())
        .expecting(bridge.requests())
        .environment("CA_FILE", bridge.certificate().pem().toString())
        .run("boto2.Tls");
  }
}
