package org.turkbridge.clients;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.turkbridge.legacy.ApiVersion;

/**
 * zeep on the WSDL of the newest version and on the one that most programs used; what is not
 * answered, on all.
 */
@DrivenBy(Client.ZEEP)
final class ZeepIT {
  @TestFactory
  Stream<DynamicContainer> full(FullBridge bridge) {
    return ofEachVersion(
        version ->
            script(bridge.jar(), version)
                .expecting(bridge.requests())
                .run("zeep.Content", "zeep.Errors", "zeep.NoRequest"));
  }

  @TestFactory
  Stream<DynamicContainer> empty(EmptyBridge bridge) {
    return ofEachVersion(
        version -> script(bridge.jar(), version).run("zeep.Empty", "zeep.CurrentPort"));
  }

  @TestFactory
  Stream<DynamicTest> everyVersion(NotifyingBridge bridge) {
    String versions =
        ApiVersion.ALL.stream().map(ApiVersion::date).collect(Collectors.joining(","));
    return script(bridge.jar(), versions).run("zeep.EveryVersion");
  }

  private static Stream<DynamicContainer> ofEachVersion(
      Function<String, Stream<DynamicTest>> tests) {
    return List.of("2014-08-15", "2007-06-21").stream()
        .map(version -> DynamicContainer.dynamicContainer(version, tests.apply(version)));
  }

  private static Script script(RunningJar jar, String version) {
    return new Script(jar).environment("API_VERSION", version);
  }
}
