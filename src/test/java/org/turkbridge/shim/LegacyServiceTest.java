package org.turkbridge.shim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.turkbridge.legacy.Authentication;
import org.turkbridge.legacy.EnvelopeReader;
import org.turkbridge.legacy.EnvelopeWriter;
import org.turkbridge.legacy.Parameters;
import org.turkbridge.legacy.WireRequest;
import org.turkbridge.legacy.WireResponse;
import org.turkbridge.message.QualificationType;
import org.turkbridge.message.Request;
import org.turkbridge.requester.Requester;
import org.turkbridge.requester.Requesters;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** What callers are told of faults of the bridge itself. */
final class LegacyServiceTest {
  private static final UUID REQUEST_ID = new UUID(0, 1);

  /** An operation that always fails so. */
  private static final class Failing extends Operation<String, QualificationType> {
    private final Throwable failure;

    Failing(Throwable failure) {
      super(
          "GetHIT",
          new ResultElement<>(
              "HIT",
              QualificationType.class,
              QualificationType::new,
              QualificationType::setRequest));
      this.failure = failure;
    }

    @Override
    String read(Parameters parameters) {
      return "";
    }

    @Override
    void echo(String sent, Request request) {}

    @Override
    Performed<QualificationType> perform(String sent, CallContext call) {
      if (failure instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) failure;
    }
  }

  private static LegacyService service(Throwable failure) {
    Requester requester = new Requester("anybody", AwsBasicCredentials.create("AKID", "secret"));
    return new LegacyService(
        List.of(new Failing(failure)),
        unchanged -> {},
        Authentication.believing(new Requesters(List.of(requester)), requester),
        new EnvelopeWriter(),
        InstantSource.system(),
        () -> REQUEST_ID);
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
    LegacyService.Answer answer =
        service(failure)
            .answer(
                new WireRequest(
                    "GET", "/", "Operation=GetHIT&AWSAccessKeyId=AKID", null, new byte[0]));
    assertThat(answer.response().status()).isEqualTo(200);
    assertThat(new String(answer.response().body(), StandardCharsets.UTF_8))
        .contains("<GetHITResponse><OperationRequest><RequestId>" + REQUEST_ID)
        .contains("<Code>AWS.InternalError</Code>");
    assertThat(answer.report().outcome()).isEqualTo("AWS.InternalError");
    assertThat(answer.report().accessKeyId()).isEqualTo("AKID");
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
    WireResponse answer =
        service(new IllegalStateException())
            .httpError(status, EnvelopeReader.guess(request), "some-id", "no");
    assertThat(answer.status()).isEqualTo(status);
    assertThat(new String(answer.body(), StandardCharsets.UTF_8))
        .contains("<" + id + ">some-id</" + id + ">")
        .contains("<Code>" + code + "</Code>");
  }
}
