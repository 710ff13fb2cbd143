package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.turkbridge.MigrationGuide;

/** Operations of the legacy API that are not answered name what to use instead. */
final class OtherOperationsTest {
  private static final String CODE = "AWS.InvalidOperationParameter";

  @RegisterExtension static final RunningBridge BRIDGE = RunningBridge.start();

  /** Those that the guide says are not answered, with what it says of each. */
  static Stream<Arguments> others() {
    return MigrationGuide.read().table("legacy operation").stream()
        .filter(row -> row.get(2).equals("no"))
        .map(row -> Arguments.of(row.get(0), counterpart(row.get(1))));
  }

  private static String counterpart(String current) {
    return current.equals("none") ? "no counterpart" : "use " + current;
  }

  @ParameterizedTest
  @MethodSource("others")
  void isRefusedInItsOwnEnvelope(String operation, String counterpart) throws IOException {
    LegacyReply rest = BRIDGE.get(Calls.query(operation));
    rest.hasStatus(200).isRestError(CODE, counterpart);
    assertThat(rest.text("Message")).contains(operation).contains("2017-01-17");
    assertThat(rest.root().getLocalName()).isEqualTo(operation + "Response");

    LegacyReply soap = BRIDGE.ask(Calls.xml(Calls.soap(operation, "<Request/>")));
    soap.hasStatus(200).isSoapError(Calls.LATEST, CODE, counterpart);
    assertThat(soap.all(operation + "Response").getLength()).isOne();
  }

  /** Whatever version they are called in, one that did not have them included. */
  @ParameterizedTest
  @CsvSource({
    "2005-10-01, GetWorkerAcceptLimit",
    "2007-06-21, SetWorkerAcceptLimit",
    "2014-08-15, GetWorkerAcceptLimit"
  })
  void isRefusedInTheNamespaceThatItWasAskedIn(String date, String operation) throws IOException {
    String namespace = "http://requester.mturk.amazonaws.com/doc/" + date;
    String request =
        "<Request><HITId>H</HITId><Reward><Amount>1</Amount><CurrencyCode>USD</CurrencyCode></Reward>"
            + "</Request>";
    LegacyReply soap = BRIDGE.ask(Calls.xml(Calls.soap(namespace, operation, request)));
    soap.hasStatus(200).isSoapError(namespace, CODE, operation);
    assertThat(soap.all(operation + "Response").getLength()).isOne();
  }
}
