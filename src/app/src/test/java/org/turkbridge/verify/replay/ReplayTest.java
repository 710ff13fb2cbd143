package org.turkbridge.verify.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.turkbridge.http.Api;
import org.turkbridge.requester.Requester;
import org.turkbridge.verify.recording.Header;
import org.turkbridge.verify.recording.RecordedAnswer;
import org.turkbridge.verify.recording.RecordedRequest;
import org.turkbridge.verify.recording.Recording;
import org.turkbridge.verify.recording.StoredRecording;
import org.turkbridge.verify.report.Finding;
import org.turkbridge.verify.report.FindingKind;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** What becomes of calls whose answers cannot be compared, or that get none. */
class ReplayTest {
  private static final int DEEP = 20_000;

  @Test
  void deepAnswersAreNotComparedAndTheOthersAre() throws Exception {
    String xml = "<a>".repeat(DEEP) + "</a>".repeat(DEEP);
    String json = "[".repeat(DEEP) + "]".repeat(DEEP);
    List<ReplayedCall> calls =
        answeredBy(
            ReplayTest::echo,
            call(Api.LEGACY, xml + "<!-- old -->", xml),
            call(Api.CURRENT, json, json + " "),
            call(Api.LEGACY, "<a>1</a>", "<a>2</a>"),
            call(Api.LEGACY, "<a>1</a>", "<a>1</a>"));

    assertThat(calls)
        .extracting(ReplayedCall::verdict)
        .containsExactly(
            ReplayedCall.Verdict.UNCHECKED,
            ReplayedCall.Verdict.UNCHECKED,
            ReplayedCall.Verdict.DIFFERENT,
            ReplayedCall.Verdict.EQUAL);
    assertThat(calls.subList(0, 2))
        .flatExtracting(ReplayedCall::findings)
        .hasSize(3)
        .allSatisfy(
            found -> {
              assertThat(found.kind()).isEqualTo(FindingKind.NOT_COMPARED);
              assertThat(found.message()).contains("nested too deeply");
            });
  }

  @Test
  void numbersBeyondAllBoundsAreCompared() throws Exception {
    List<ReplayedCall> calls =
        answeredBy(ReplayTest::echo, call(Api.CURRENT, "{\"a\":1e1000000000}", "{\"a\":2}"));
    assertThat(calls.get(0).findings())
        .extracting(Finding::before)
        .containsExactly("1E+1000000000");
  }

  @Test
  void unexpectedFailureIsAFindingOfItsCall() throws Exception {
    Iterator<Instant> times = List.of(Instant.EPOCH, Instant.EPOCH).iterator();
    try (Service service = new Service(ReplayTest::echo)) {
      List<ReplayedCall> calls =
          replayed(
              service.uri(),
              () -> {
                Instant first = times.next();
                if (times.hasNext()) {
                  throw new IllegalStateException("out of order");
                }
                return first;
              },
              call(Api.LEGACY, "<a/>", "<a/>"),
              call(Api.LEGACY, "<a/>", "<a/>"));
      assertThat(calls)
          .extracting(ReplayedCall::verdict)
          .containsExactly(ReplayedCall.Verdict.UNCHECKED, ReplayedCall.Verdict.EQUAL);
      assertThat(calls.get(0).findings())
          .extracting(Finding::message)
          .singleElement()
          .asString()
          .endsWith("java.lang.IllegalStateException: out of order");
    }
  }

  @Test
  void addressWhereNothingListensIsNamedWithTheRemedy() throws Exception {
    URI closed;
    try (Service service = new Service(ReplayTest::echo)) {
      closed = service.uri();
    }
    List<ReplayedCall> calls =
        replayed(closed, call(Api.LEGACY, "<a/>", ""), call(Api.CURRENT, "{}", ""));

    assertThat(calls)
        .extracting(ReplayedCall::verdict)
        .containsOnly(ReplayedCall.Verdict.UNCHECKED);
    assertThat(calls)
        .flatExtracting(ReplayedCall::findings)
        .extracting(Finding::kind)
        .containsExactly(FindingKind.NO_ANSWER, FindingKind.NO_ANSWER);
    assertThat(calls.get(0).findings().get(0).message())
        .contains("nothing listens at " + closed)
        .containsPattern("check --against(?!-)");
    assertThat(calls.get(1).findings().get(0).message()).contains("check --against-current");
  }

  @Test
  void connectionThatIsClosedWithoutAnAnswerIsTold() throws Exception {
    List<ReplayedCall> calls = answeredBy(HttpExchange::close, call(Api.LEGACY, "<a/>", ""));
    assertThat(calls)
        .extracting(ReplayedCall::verdict)
        .containsOnly(ReplayedCall.Verdict.UNCHECKED);
    assertThat(calls.get(0).findings().get(0).message())
        .contains("http://127.0.0.1:", "did not answer")
        .doesNotContain("nothing listens");
  }

  /** A call that is answered with what it sends. */
  private static StoredRecording call(Api api, String recorded, String now) {
    List<Header> headers =
        api == Api.LEGACY
            ? List.of()
            : List.of(new Header("X-Amz-Target", "MTurkRequesterServiceV20170117.ListHITs"));
    return new StoredRecording(
        Path.of("0001-call.http"),
        "",
        Optional.of(
            new Recording(
                api,
                new RecordedRequest("POST", "/", headers, now.getBytes(StandardCharsets.UTF_8)),
                new RecordedAnswer(200, List.of(), recorded.getBytes(StandardCharsets.UTF_8)))),
        "");
  }

  private static void echo(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private static List<ReplayedCall> answeredBy(Answering answering, StoredRecording... recordings)
      throws IOException, InterruptedException {
    try (Service service = new Service(answering)) {
      return replayed(service.uri(), recordings);
    }
  }

  private static List<ReplayedCall> replayed(URI service, StoredRecording... recordings)
      throws InterruptedException {
    return replayed(service, InstantSource.system(), recordings);
  }

  private static List<ReplayedCall> replayed(
      URI service, InstantSource clock, StoredRecording... recordings) throws InterruptedException {
    List<ReplayedCall> calls = new ArrayList<>();
    new Replay(
            new ReplayTargets(Optional.of(service), Optional.of(service)),
            new Requester("tester", AwsBasicCredentials.create("AKID", "secret")),
            HttpClient.newHttpClient(),
            List.of(),
            clock)
        .run(List.of(recordings), 1, calls::add);
    return calls;
  }

  private interface Answering {
    void answer(HttpExchange exchange) throws IOException;
  }

  private static final class Service implements AutoCloseable {
    private final HttpServer server;

    Service(Answering answering) throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            try (exchange) {
              answering.answer(exchange);
            }
          });
      server.start();
    }

    URI uri() {
      return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
