package org.turkbridge.clients;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The whole life of a Qualification, by each client alone and crossed: made by one generation,
 * granted by the other. What it checks is in its script.
 */
@DrivenBy({Client.BOTO2, Client.BOTO3, Client.AWS_CLI, Client.ZEEP})
final class WorkflowIT {
  private static Stream<DynamicTest> run(StoreBridge bridge, String tests) {
    return new Script(bridge.jar())
        .environment("STORE", bridge.store().toString())
        .environment("TURKBRIDGE", Jar.file().resolveSibling("turkbridge").toString())
        .environment("JAVA_HOME", System.getProperty("java.home"))
        .run("workflow." + tests);
  }

  @TestFactory
  Stream<DynamicTest> boto2(StoreBridge bridge) {
    return run(bridge, "OldAlone");
  }

  @TestFactory
  Stream<DynamicTest> boto3(StoreBridge bridge) {
    return run(bridge, "NewAlone");
  }

  @TestFactory
  Stream<DynamicTest> awsCli(StoreBridge bridge) {
    return run(bridge, "CliAlone");
  }

  @TestFactory
  Stream<DynamicTest> zeep(StoreBridge bridge) {
    return run(bridge, "SoapAlone");
  }

  @TestFactory
  Stream<DynamicTest> madeByBoto2GrantedByBoto3(StoreBridge bridge) {
    return run(bridge, "OldThenNew");
  }

  @TestFactory
  Stream<DynamicTest> madeByBoto3GrantedByBoto2(StoreBridge bridge) {
    return run(bridge, "NewThenOld");
  }

  @TestFactory
  Stream<DynamicTest> madeByTheAwsCliGrantedByZeep(StoreBridge bridge) {
    return run(bridge, "CliThenSoap");
  }
}
