package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@code /metrics} and {@code /health} say after known calls. */
final class MetricsTest {
  private final RunningBridge bridge = RunningBridge.start();

  @AfterEach
  void stop() {
    bridge.close();
  }

  private static Reply get(RunningBridge bridge, String path) throws IOException {
    return Wire.exchange(bridge.legacy(), Calls.request("GET " + path));
  }

  private static Map<String, Double> series(RunningBridge bridge) throws IOException {
    return Arrays.stream(get(bridge, "/metrics").text().split("\n"))
        .filter(line -> !line.startsWith("#"))
        .collect(
            Collectors.toMap(
                line -> line.substring(0, line.lastIndexOf(' ')),
                line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1))));
  }

  @Test
  void healthNamesTheUpstream() throws IOException {
    Reply health = get(bridge, "/health");
    assertThat(health.status()).isEqualTo(200);
    assertThat(health.header("content-type")).isEqualTo("application/json");
    assertThat(health.text()).isEqualTo("{\"status\":\"ok\",\"upstream\":\"embedded\"}\n");
  }

  @Test
  void textIsPrometheus() throws IOException {
    bridge.get(Calls.query(Calls.OPERATION));
    Reply metrics = get(bridge, "/metrics");
    assertThat(metrics.status()).isEqualTo(200);
    assertThat(metrics.header("content-type")).startsWith("text/plain; version=0.0.4");
    assertThat(metrics.text())
        .contains("# TYPE turkbridge_legacy_calls_total counter")
        .contains("# TYPE turkbridge_upstream_calls_total counter")
        .contains("# TYPE turkbridge_snapshot_hits_total counter")
        .contains("# TYPE turkbridge_replaced_characters_total counter");
  }

  @Test
  void callsAreCountedByOperationTransportAndOutcome() throws IOException {
    bridge.get(Calls.query(Calls.OPERATION));
    bridge.get(Calls.query(Calls.OPERATION));
    bridge.get(Calls.query(Calls.OPERATION, "PageSize=0"));
    bridge.get(Calls.query("SetWorkerAcceptLimit"));
    bridge.ask(Calls.xml(Calls.soap(Calls.OPERATION, "<Request/>")));
    bridge.ask(Calls.xml("not xml"));
    assertThat(series(bridge))
        .containsEntry(calls(Calls.OPERATION, "ok", "REST"), 2.0)
        .containsEntry(calls(Calls.OPERATION, "AWS.ParameterOutOfRange", "REST"), 1.0)
        .containsEntry(calls("SetWorkerAcceptLimit", "AWS.InvalidOperationParameter", "REST"), 1.0)
        .containsEntry(calls(Calls.OPERATION, "ok", "SOAP"), 1.0)
        .containsEntry(calls("unknown", "AWS.InvalidRequest", "SOAP"), 1.0);
  }

  private static String calls(String operation, String outcome, String transport) {
    return "turkbridge_legacy_calls_total{operation=\"%s\",outcome=\"%s\",transport=\"%s\"}"
        .formatted(operation, outcome, transport);
  }

  @Test
  void latencyIsAHistogram() throws IOException {
    bridge.get(Calls.query(Calls.OPERATION));
    bridge.get(Calls.query(Calls.OPERATION));
    String name = "turkbridge_legacy_call_duration_seconds";
    Map<String, Double> series = series(bridge);
    assertThat(series)
        .containsEntry(name + "_count{operation=\"GetQualificationRequests\"}", 2.0)
        .containsEntry(name + "_bucket{operation=\"GetQualificationRequests\",le=\"+Inf\"}", 2.0)
        .containsKey(name + "_bucket{operation=\"GetQualificationRequests\",le=\"0.001\"}");
    assertThat(series.get(name + "_sum{operation=\"GetQualificationRequests\"}")).isPositive();
  }

  @Test
  void upstreamCallsAndSnapshotHits() throws IOException {
    bridge.get(Calls.query(Calls.OPERATION));
    bridge.get(Calls.query(Calls.OPERATION, "PageNumber=2"));
    bridge.get(Calls.query(Calls.OPERATION, "PageNumber=3"));
    assertThat(series(bridge))
        .containsEntry("turkbridge_upstream_calls_total", 1.0)
        .containsEntry("turkbridge_snapshot_hits_total", 2.0);
  }

  @Test
  void callsOfTheCurrentPortAreCounted() throws IOException {
    Wire.exchange(bridge.current(), Calls.request("GET /"));
    assertThat(series(bridge).keySet())
        .anyMatch(series -> series.startsWith("turkbridge_current_calls_total{operation=\"-\""));
  }

  @Test
  void refusedRequestsAreCountedByPortAndStatus() throws IOException {
    get(bridge, "/nowhere");
    get(bridge, "/%zz");
    get(bridge, "/%zz");
    Wire.exchange(bridge.current(), "garbage\r\n\r\n");
    assertThat(series(bridge))
        .containsEntry("turkbridge_refused_requests_total{port=\"legacy\",status=\"404\"}", 1.0)
        .containsEntry("turkbridge_refused_requests_total{port=\"legacy\",status=\"400\"}", 2.0)
        .containsEntry("turkbridge_refused_requests_total{port=\"current\",status=\"400\"}", 1.0);
  }

  @Test
  void callersCannotMakeUpSeries() throws IOException {
    bridge.get(Calls.query(Calls.OPERATION));
    bridge.get(Calls.query("MadeUp0"));
    bridge.get(Calls.query(Calls.OPERATION, "Version=made-up-0"));
    bridge.get("Operation=GetHIT&AWSAccessKeyId=made-up-0&Timestamp=x&Signature=x");
    int before = series(bridge).size();
    for (int i = 1; i < 20; i++) {
      bridge.get(Calls.query("MadeUp" + i));
      bridge.get(Calls.query(Calls.OPERATION, "Version=made-up-" + i));
      bridge.get("Operation=GetHIT&AWSAccessKeyId=made-up-" + i + "&Timestamp=x&Signature=x");
      Wire.exchange(
          bridge.current(),
          "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nX-Amz-Target:"
              + " MTurkRequesterServiceV20170117.MadeUp"
              + i
              + "\r\n\r\n");
    }
    // One more for the current port.
    assertThat(series(bridge)).hasSize(before + 1);
    assertThat(get(bridge, "/metrics").text()).doesNotContain("MadeUp").doesNotContain("made-up");
  }

  @Test
  void anUpstreamCannotMakeUpSeriesWithoutEnd() throws IOException {
    AtomicInteger errors = new AtomicInteger();
    HttpServer upstream =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    upstream.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          byte[] body =
              ("{\"__type\":\"RequestError\",\"Message\":\"no\",\"TurkErrorCode\":\"AWS.MadeUp"
                      + errors.incrementAndGet()
                      + "\"}")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
          exchange.sendResponseHeaders(400, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    upstream.start();
    URI uri = URI.create("http://127.0.0.1:" + upstream.getAddress().getPort());
    try (RunningBridge over = RunningBridge.over(uri)) {
      for (int i = 0; i < 203; i++) {
        over.get(Calls.query("GetAccountBalance"));
      }
      assertThat(errors).hasValue(203);
      assertThat(series(over))
          .containsEntry(calls("GetAccountBalance", "AWS.MadeUp200", "REST"), 1.0)
          .containsEntry(calls("GetAccountBalance", "other", "REST"), 3.0)
          .doesNotContainKey(calls("GetAccountBalance", "AWS.MadeUp201", "REST"));
    } finally {
      upstream.stop(0);
    }
  }

  @Test
  void replacedCharactersAreCounted() throws IOException {
    String list =
        "{\"NumResults\":1,\"QualificationRequests\":[{\"QualificationRequestId\":\"R\","
            + "\"QualificationTypeId\":\"T\",\"WorkerId\":\"A\",\"Answer\":\"a\\u0000b\\uFFFEc\","
            + "\"SubmitTime\":1408106096}]}";
    HttpServer upstream =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    upstream.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          byte[] body = list.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    upstream.start();
    URI uri = URI.create("http://127.0.0.1:" + upstream.getAddress().getPort());
    try (RunningBridge over = RunningBridge.over(uri)) {
      LegacyReply reply = over.get(Calls.query(Calls.OPERATION)).isPage(1, 1, 1);
      assertThat(reply.text("Answer")).isEqualTo("a\uFFFDb\uFFFDc");
      assertThat(series(over)).containsEntry("turkbridge_replaced_characters_total", 2.0);
      assertThat(get(over, "/health").text()).contains("\"upstream\":\"" + uri + "\"");
    } finally {
      upstream.stop(0);
    }
  }
}
