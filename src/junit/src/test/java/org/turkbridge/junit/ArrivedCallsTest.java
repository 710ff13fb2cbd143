package org.turkbridge.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.turkbridge.http.Api;
import software.amazon.awssdk.services.mturk.MTurkClient;

/** The log of what arrived. */
final class ArrivedCallsTest {
  private static final Instant THEN = Instant.parse("2014-08-15T00:00:00Z");

  @RegisterExtension
  static final TurkbridgeExtension TURKBRIDGE =
      TurkbridgeExtension.empty().withClock(InstantSource.fixed(THEN)).perTest();

  @Test
  void bothDoorsInTheOrderOfArrival(MTurkClient mturk) throws IOException, InterruptedException {
    OldProgram.get(TURKBRIDGE.legacyCall("GetQualificationRequests", Map.of("PageSize", "7")));
    mturk.listQualificationRequests(r -> r.maxResults(3));
    assertThat(TURKBRIDGE.calls())
        .extracting(ArrivedCall::api, ArrivedCall::operation, ArrivedCall::status)
        .containsExactly(
            tuple(Api.LEGACY, "GetQualificationRequests", 200),
            tuple(Api.CURRENT, "ListQualificationRequests", 200));
    assertThat(TURKBRIDGE.calls()).allMatch(call -> call.time().equals(THEN));
    assertThat(TURKBRIDGE.calls().get(0).parameters()).containsEntry("PageSize", "7");
    assertThat(TURKBRIDGE.calls().get(1).parameters()).isEqualTo(Map.of("MaxResults", "3"));
  }

  private static org.assertj.core.groups.Tuple tuple(Api api, String operation, int status) {
    return org.assertj.core.api.Assertions.tuple(api, operation, OptionalInt.of(status));
  }

  @Test
  void callAtTheOtherPortIsRefusedAndMeetsNoFault() throws IOException, InterruptedException {
    RunningTurkbridge running = TURKBRIDGE.running();
    running.faults().failNext(1);
    try (MTurkClient misdirected =
        new TestClient(running.legacyUri(), running.credentials()).get()) {
      assertThatThrownBy(() -> misdirected.listQualificationRequests(r -> {}))
          .hasMessageContaining(running.currentUri().toString());
    }
    String query = running.legacyCall("GetQualificationRequests", Map.of()).getRawQuery();
    assertThat(OldProgram.get(running.currentUri().resolve("?" + query)).body())
        .contains("<Code>AWS.InvalidRequest</Code>", running.legacyUri().toString());
    assertThat(running.calls())
        .extracting(ArrivedCall::api, ArrivedCall::operation, ArrivedCall::status)
        .containsExactly(tuple(Api.LEGACY, "-", 400), tuple(Api.CURRENT, "-", 200));
    assertThat(running.calls()).allMatch(call -> call.fault().isEmpty());
    assertThat(OldProgram.list(running).statusCode()).isEqualTo(500);
  }

  @Test
  void nothingSecret() throws IOException, InterruptedException {
    URI signed = TURKBRIDGE.legacyCall("GetQualificationRequests", Map.of("SecretKey", "oops"));
    OldProgram.get(signed);
    OldProgram.soap(TURKBRIDGE.running(), "<Request/>");
    assertThat(signed.getQuery()).contains("Signature=");
    assertThat(TURKBRIDGE.calls().get(0).parameters())
        .containsKey("AWSAccessKeyId")
        .doesNotContainKeys("Signature", "SecretKey");
    assertThat(TURKBRIDGE.calls().toString())
        .doesNotContain("ignature")
        .doesNotContain("oops")
        .doesNotContain("not-to-be-shown");
  }

  @Test
  void soapHasTheNamesOfRest() throws IOException, InterruptedException {
    OldProgram.soap(TURKBRIDGE.running(), "<Request><PageSize>7</PageSize></Request>");
    OldProgram.soap(
        TURKBRIDGE.running(),
        "<Request><PageSize>7</PageSize></Request><Request><PageSize>8</PageSize></Request>");
    List<ArrivedCall> calls = TURKBRIDGE.calls();
    assertThat(calls.get(0).operation()).isEqualTo("GetQualificationRequests");
    assertThat(calls.get(0).parameters()).containsEntry("PageSize", "7");
    assertThat(calls.get(1).parameters())
        .containsEntry("GetQualificationRequests.1.PageSize", "7")
        .containsEntry("GetQualificationRequests.2.PageSize", "8");
  }

  @Test
  void valuesOfTheCurrentApiThatAreNoTextAreJson(MTurkClient mturk) {
    assertThat(
            mturk
                .notifyWorkers(r -> r.subject("s").messageText("m").workerIds("A1", "A2"))
                .notifyWorkersFailureStatuses())
        .hasSize(2);
    ArrivedCall call = TURKBRIDGE.calls().get(0);
    assertThat(call.parameters())
        .isEqualTo(Map.of("Subject", "s", "MessageText", "m", "WorkerIds", "[\"A1\",\"A2\"]"));
    assertThat(call.status()).hasValue(200);
  }

  @Test
  void whatIsNoCallIsThereToo() throws IOException, InterruptedException {
    OldProgram.get(TURKBRIDGE.legacyUri().resolve("nowhere"));
    OldProgram.get(TURKBRIDGE.legacyUri());
    assertThat(TURKBRIDGE.calls())
        .extracting(ArrivedCall::api, ArrivedCall::operation, ArrivedCall::status)
        .containsExactly(tuple(Api.LEGACY, "-", 404), tuple(Api.LEGACY, "-", 200));
  }

  @Test
  void clearedCallsAreForgotten() throws IOException, InterruptedException {
    OldProgram.list(TURKBRIDGE.running());
    List<ArrivedCall> before = TURKBRIDGE.calls();
    TURKBRIDGE.clearCalls();
    assertThat(TURKBRIDGE.calls()).isEmpty();
    assertThat(before).hasSize(1);
  }
}
