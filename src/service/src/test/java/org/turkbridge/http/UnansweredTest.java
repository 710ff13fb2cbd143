package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.turkbridge.Await;
import org.turkbridge.requester.Requesters;

/** Calls that are left without an answer, for longer than connections may be silent. */
final class UnansweredTest {
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final Duration LONGER = IDLE.multipliedBy(4);

  private static Bridge open() throws IOException {
    Interceptor silence =
        new Interceptor() {
          @Override
          public Reception receive(ReceivedCall call) {
            return new Reception() {
              @Override
              public Optional<Fault> fault() {
                return Optional.of(Fault.TIMED_OUT);
              }

              @Override
              public void answered(int status) {}
            };
          }

          @Override
          public void refused(Api api, int status) {}
        };
    Bridge bridge =
        Bridge.open(
            new BridgeSettings(
                ServerSettings.onLoopback(IDLE, Optional.empty()),
                UpstreamEndpoint.EMBEDDED,
                Optional.empty(),
                new Requesters(List.of(Calls.REQUESTER)),
                Duration.ofMinutes(1),
                Duration.ofMinutes(15),
                true),
            InstantSource.system(),
            silence);
    bridge.start();
    return bridge;
  }

  private static HttpRequest.Builder post(Bridge bridge) {
    return HttpRequest.newBuilder(bridge.legacyUri())
        .POST(HttpRequest.BodyPublishers.ofString(Calls.query(Calls.OPERATION)));
  }

  @Test
  void silenceDoesNotEndByItself() throws IOException {
    try (Bridge bridge = open()) {
      HttpRequest patient = post(bridge).timeout(LONGER).build();
      assertThatExceptionOfType(HttpTimeoutException.class)
          .isThrownBy(
              () -> HttpClient.newHttpClient().send(patient, HttpResponse.BodyHandlers.ofString()));
    }
  }

  @Test
  void silenceEndsWhenItIsTold() throws IOException {
    try (Bridge bridge = open()) {
      CompletableFuture<HttpResponse<String>> waiting =
          HttpClient.newHttpClient()
              .sendAsync(post(bridge).build(), HttpResponse.BodyHandlers.ofString());
      // Released again and again: the call may not be there yet.
      Await.until(
          () -> {
            bridge.releaseUnanswered();
            return waiting.isDone();
          });
      assertThat(waiting).isCompletedExceptionally();
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> waiting.get(1, TimeUnit.MINUTES))
          .withCauseInstanceOf(IOException.class);
    }
  }
}
