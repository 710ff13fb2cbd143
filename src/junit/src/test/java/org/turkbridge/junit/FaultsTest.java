package org.turkbridge.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.turkbridge.Await;
import org.turkbridge.http.Fault;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.MTurkException;
import software.amazon.awssdk.services.mturk.model.ServiceException;

/** What goes wrong on request, as real clients of both APIs see it. */
@WithTurkbridge(perTest = true)
final class FaultsTest {
  private static final Duration PATIENCE = Duration.ofMillis(300);

  private final RunningTurkbridge running;
  private final MTurkClient mturk;
  private final Faults faults;

  FaultsTest(RunningTurkbridge running, MTurkClient mturk, Faults faults) {
    this.running = running;
    this.mturk = mturk;
    this.faults = faults;
  }

  private List<Optional<Fault>> met() {
    return running.calls().stream().map(ArrivedCall::fault).toList();
  }

  @Test
  void legacyIsThrottledSoOften() throws IOException, InterruptedException {
    faults.throttleNext(2);
    for (int i = 0; i < 2; i++) {
      HttpResponse<String> answer = OldProgram.list(running);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body())
          .contains(
              "<GetQualificationRequestsResponse><Errors><Error><Code>ServiceUnavailable</Code>");
    }
    assertThat(OldProgram.list(running).body()).contains("<IsValid>True</IsValid>");
    assertThat(met())
        .containsExactly(
            Optional.of(Fault.THROTTLED), Optional.of(Fault.THROTTLED), Optional.empty());
  }

  @Test
  void soapIsThrottledWithAFault() throws IOException, InterruptedException {
    faults.throttleNext(1);
    HttpResponse<String> answer = OldProgram.soap(running, "<Request/>");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains(":Fault>").contains("aws:Server.ServiceUnavailable<");
  }

  @Test
  void currentIsThrottled() {
    faults.throttleNext(1);
    MTurkException failure =
        catchThrowableOfType(MTurkException.class, mturk::listQualificationRequests);
    assertThat(failure.isThrottlingException()).isTrue();
    assertThat(failure.statusCode()).isEqualTo(400);
    assertThat(failure.awsErrorDetails().errorCode()).isEqualTo("ThrottlingException");
    assertThat(mturk.listQualificationRequests().numResults()).isZero();
  }

  @Test
  void retriesOfTheSdkComeThrough(@CurrentEndpoint URI endpoint, AwsCredentials credentials) {
    faults.throttleNext(1);
    faults.failNext(1);
    try (MTurkClient persistent =
        MTurkClient.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .region(Region.US_EAST_1)
            .endpointOverride(endpoint)
            .credentialsProvider(StaticCredentialsProvider.create(credentials))
            .overrideConfiguration(
                o ->
                    o.retryStrategy(
                        StandardRetryStrategy.builder()
                            .maxAttempts(3)
                            .retryOnException(e -> true)
                            .backoffStrategy(BackoffStrategy.retryImmediately())
                            .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                            .build()))
            .build()) {
      assertThat(persistent.listQualificationRequests().numResults()).isZero();
    }
    assertThat(met())
        .containsExactly(
            Optional.of(Fault.THROTTLED), Optional.of(Fault.SERVER_ERROR), Optional.empty());
  }

  @Test
  void legacyFails() throws IOException, InterruptedException {
    faults.failNext(2);
    HttpResponse<String> rest = OldProgram.list(running);
    assertThat(rest.statusCode()).isEqualTo(500);
    assertThat(rest.body()).contains("<Code>AWS.InternalError</Code>");
    HttpResponse<String> soap = OldProgram.soap(running, "<Request/>");
    assertThat(soap.statusCode()).isEqualTo(500);
    assertThat(soap.body()).contains("<faultcode>soapenv:Server</faultcode>");
    assertThat(OldProgram.list(running).statusCode()).isEqualTo(200);
  }

  @Test
  void currentFails() {
    faults.failNext(1);
    ServiceException failure =
        catchThrowableOfType(ServiceException.class, mturk::listQualificationRequests);
    assertThat(failure.statusCode()).isEqualTo(500);
    assertThat(failure.awsErrorDetails().errorCode()).isEqualTo("ServiceFault");
    assertThat(mturk.listQualificationRequests().numResults()).isZero();
  }

  @Test
  void legacyIsNotAnswered() throws IOException, InterruptedException {
    faults.timeOutNext(1);
    assertThatExceptionOfType(HttpTimeoutException.class)
        .isThrownBy(() -> OldProgram.post(running, PATIENCE));
    assertThat(OldProgram.post(running).statusCode()).isEqualTo(200);
    assertThat(met()).containsExactly(Optional.of(Fault.TIMED_OUT), Optional.empty());
    assertThat(running.calls().get(0).status()).isEmpty();
  }

  @Test
  void currentIsNotAnswered() {
    faults.timeOutNext(1);
    assertThatExceptionOfType(ApiCallTimeoutException.class)
        .isThrownBy(
            () ->
                mturk.listQualificationRequests(
                    r -> r.overrideConfiguration(o -> o.apiCallTimeout(PATIENCE))));
    assertThat(mturk.listQualificationRequests().numResults()).isZero();
    assertThat(met()).containsExactly(Optional.of(Fault.TIMED_OUT), Optional.empty());
  }

  @Test
  void whoStillWaitsAtTheEndOfTheTestIsLetGo() {
    faults.timeOutNext(1);
    CompletableFuture<HttpResponse<String>> waiting = OldProgram.postAndGoOn(running);
    awaitCall();
    assertThat(waiting).isNotDone();
    running.endTest();
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> waiting.get(1, TimeUnit.MINUTES))
        .withCauseInstanceOf(IOException.class);
  }

  @Test
  void whoStillWaitsIsLetGoWhenTheBridgeIsClosed() throws IOException {
    RunningTurkbridge other = RunningTurkbridge.start(TurkbridgeSettings.of(List.of()));
    other.faults().timeOutNext(2);
    CompletableFuture<HttpResponse<String>> waiting = OldProgram.postAndGoOn(other);
    Await.until(() -> !other.calls().isEmpty());
    other.close();
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> waiting.get(1, TimeUnit.MINUTES))
        .withCauseInstanceOf(IOException.class);
  }

  private void awaitCall() {
    Await.until(() -> !running.calls().isEmpty());
  }

  @Test
  void legacyIsCutOff() throws IOException, InterruptedException {
    faults.dropNext(1);
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> OldProgram.post(running));
    assertThat(OldProgram.post(running).statusCode()).isEqualTo(200);
    assertThat(met()).containsExactly(Optional.of(Fault.DROPPED), Optional.empty());
  }

  @Test
  void currentIsCutOff() {
    faults.dropNext(1);
    assertThatExceptionOfType(SdkClientException.class)
        .isThrownBy(mturk::listQualificationRequests);
    assertThat(mturk.listQualificationRequests().numResults()).isZero();
    assertThat(met()).containsExactly(Optional.of(Fault.DROPPED), Optional.empty());
  }

  @Test
  void onlyOneDoor() throws IOException, InterruptedException {
    faults.onLegacy().failNext(1);
    faults.onCurrent().throttleNext(1);
    assertThat(mturk(400)).isTrue();
    assertThat(faults.left()).isEqualTo(1);
    assertThat(OldProgram.list(running).statusCode()).isEqualTo(500);
    assertThat(faults.left()).isZero();
  }

  private boolean mturk(int status) {
    return catchThrowableOfType(MTurkException.class, mturk::listQualificationRequests).statusCode()
        == status;
  }

  @Test
  void onlyOneOperation() throws IOException, InterruptedException {
    faults.onOperation("ListQualificationTypes").failNext(1);
    assertThat(OldProgram.list(running).statusCode()).isEqualTo(200);
    assertThat(mturk.listQualificationRequests().numResults()).isZero();
    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(() -> mturk.listQualificationTypes(r -> r.mustBeRequestable(false)));
  }

  @Test
  void spoiltCallsDoNothing() {
    faults.failNext(1);
    assertThatExceptionOfType(ServiceException.class).isThrownBy(this::createType);
    assertThat(createType()).isNotEmpty();
  }

  private String createType() {
    return mturk
        .createQualificationType(
            r -> r.name("one").description("one").qualificationTypeStatus("Active"))
        .qualificationType()
        .qualificationTypeId();
  }

  @Test
  void clearedFaultsDoNotHappen() throws IOException, InterruptedException {
    faults.throttleNext(5);
    faults.clear();
    assertThat(OldProgram.list(running).statusCode()).isEqualTo(200);
  }

  @Test
  void noCallsAreNoFault() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> faults.dropNext(0))
        .withMessageContaining("1 or more");
  }
}
