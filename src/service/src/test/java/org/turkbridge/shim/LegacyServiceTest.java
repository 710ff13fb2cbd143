package org.turkbridge.shim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.turkbridge.legacy.EnvelopeReader;
import org.turkbridge.legacy.WireRequest;
import org.turkbridge.legacy.WireResponse;
import org.turkbridge.message.GetHITRequest;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.GetHitRequest;

/** What callers are told of faults of the bridge itself. */
final class LegacyServiceTest {
  private static final String REQUEST_ID = new UUID(0, 1).toString();

  /** An operation that always fails so. */
  private static OperationDeclaration failing(Throwable failure) {
    return CallDeclaration.read(GetHITRequest.class, GetHitRequest::builder, MTurkClient::getHIT)
        .first(
            (sent, call) -> {
              if (failure instanceof Error error) {
                throw error;
              }
              throw (RuntimeException) failure;
            });
  }

  private static ShimFixture shim(Throwable failure) {
    return new ShimFixture(
        new ScriptedService(body -> new ScriptedService.Reply(500, "")), List.of(failing(failure)));
  }

  static List<Throwable> failures() {
    return List.of(
        new IllegalStateException("x"),
        new OutOfMemoryError("x"),
        new StackOverflowError("x"),
        new NoClassDefFoundError("x"),
        new AssertionError("x"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void whateverAnOperationThrowsIsAnsweredInTheEnvelope(Throwable failure) {
    LegacyService.Answer answer;
    try (ShimFixture shim = shim(failure)) {
      answer = shim.call("GetHIT&HITId=H1&AWSAccessKeyId=AKIAFIRST");
    }
    assertThat(answer.response().status()).isEqualTo(200);
    assertThat(new String(answer.response().body(), StandardCharsets.UTF_8))
        .contains("<GetHITResponse><OperationRequest><RequestId>" + REQUEST_ID)
        .contains("<Code>AWS.InternalError</Code>");
    assertThat(answer.report().outcome()).isEqualTo("AWS.InternalError");
    assertThat(answer.report().accessKeyId()).isEqualTo("AKIAFIRST");
  }

  @ParameterizedTest
  @CsvSource({
    "400, AWS.InvalidRequest, RequestId",
    "404, AWS.InvalidRequest, RequestId",
    "499, AWS.InvalidRequest, RequestId",
    "500, AWS.InternalError, RequestId",
    "502, AWS.InternalError, RequestId",
    // As what is throttled: old callers repeat the call.
    "503, ServiceUnavailable, RequestID"
  })
  void errorsBelowTheApiSayWhoseFaultItIs(int status, String code, String id) {
    WireRequest request = new WireRequest("GET", "/", null, null, new byte[0]);
    WireResponse answer;
    try (ShimFixture shim = shim(new IllegalStateException())) {
      answer = shim.service().httpError(status, EnvelopeReader.guess(request), "some-id", "no");
    }
    assertThat(answer.status()).isEqualTo(status);
    assertThat(new String(answer.body(), StandardCharsets.UTF_8))
        .contains("<" + id + ">some-id</" + id + ">")
        .contains("<Code>" + code + "</Code>");
  }
}
