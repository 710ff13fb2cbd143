package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turkbridge.local.store.StoreAddress;

/** Calls as they arrive, as a browser is sent them. */
final class LiveCallsOverHttpTest {
  private static final String HOSTILE = "<script>alert(1)</script>";

  private final HttpClient client = HttpClient.newHttpClient();
  @TempDir private Path folder;
  private RunningBridge bridge;

  @BeforeEach
  void start() {
    bridge =
        RunningBridge.showing(
            StoreAddress.of(folder.resolve("store.db")), Optional.empty(), Optional.empty());
  }

  @AfterEach
  void close() {
    bridge.close();
  }

  private HttpResponse<Stream<String>> open(String query, String... headers)
      throws IOException, InterruptedException {
    URI uri = bridge.console().resolve("events" + query);
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofLines());
  }

  /** The lines up to one with that text, without heartbeats. */
  private static String until(String text, Iterator<String> lines) {
    List<String> read = new ArrayList<>();
    while (lines.hasNext()) {
      read.add(lines.next());
      if (read.get(read.size() - 1).contains(text)) {
        return String.join("\n", read);
      }
    }
    throw new AssertionError("The stream ended after " + read);
  }

  private void call(String query, String userAgent) throws IOException {
    bridge.ask(Calls.request("GET /?" + query, "User-Agent: " + userAgent));
  }

  /** Each page takes one of few places. */
  @Test
  void pagesOfOtherSitesAreNotToldOfCalls() throws Exception {
    assertThat(open("", "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
    assertThat(open("", "Sec-Fetch-Site", "same-origin").statusCode()).isEqualTo(200);
  }

  @Test
  void aCallIsShownWithItsErrorInWords() throws Exception {
    HttpResponse<Stream<String>> stream = open("");
    Iterator<String> lines = stream.body().iterator();
    call(Calls.query("GetQualificationRequests", "PageSize=0"), HOSTILE);

    assertThat(stream.statusCode()).isEqualTo(200);
    assertThat(stream.headers().firstValue("content-type"))
        .hasValue("text/event-stream; charset=utf-8");
    String event = until("</td></tr>", lines);
    assertThat(event)
        .contains(
            "event: calls",
            "GetQualificationRequests",
            "tester",
            "2014-08-15 by REST",
            "AWS.ParameterOutOfRange",
            "PageSize",
            "&lt;script")
        .doesNotContain("<script", "AKID", Calls.SECRET);
  }

  @Test
  void callsOfBothApisAreShownButOfAFilterNoOthers() throws Exception {
    Iterator<String> lines = open("?errors=1&program=perl").body().iterator();
    call(Calls.query("GetAccountBalance"), "Perl/5");
    call(Calls.query("GetHIT", "HITId=" + HOSTILE.length()), "Boto/2.49");
    call(Calls.query("MadeUp"), "Perl/5");
    String event = until("</td></tr>", lines);
    assertThat(event).contains("unknown").doesNotContain("GetAccountBalance", "Boto");

    Wire.exchange(
        bridge.current(),
        Calls.request(
            "POST /",
            "Content-Length: 0",
            "User-Agent: Perl/5",
            "X-Amz-Target: MTurkRequesterServiceV20170117.GetAccountBalance"));
    assertThat(until("</td></tr>", lines)).contains("GetAccountBalance", "2017-01-17");
  }

  @Test
  void aBrowserThatComesBackIsToldWhatItMissed() throws Exception {
    call(Calls.query("GetAccountBalance"), "first");
    String page = Wire.exchange(bridge.legacy(), Calls.request("GET /console/live")).text();
    assertThat(page).contains("data-after=\"1\"", ">first<");
    call(Calls.query("GetAccountBalance"), "second");

    String event = until("</td></tr>", open("?after=1").body().iterator());
    assertThat(event).contains("id: 2", "second").doesNotContain("first");
    call(Calls.query("GetAccountBalance"), "third");
    String next = until("</td></tr>", open("?after=1", "Last-Event-ID", "2").body().iterator());
    assertThat(next).contains("id: 3", "third").doesNotContain("second");
  }

  @Test
  void aStreamEndsWellWhenTheServerStops() throws Exception {
    Iterator<String> lines = open("").body().iterator();
    assertThat(lines.next()).isEqualTo(":");
    bridge.close();
    while (lines.hasNext()) {
      assertThat(lines.next()).isIn("", ":");
    }
  }

  @Test
  void soManyLookOnAndNoMore() throws Exception {
    List<HttpResponse<Stream<String>>> streams = new ArrayList<>();
    for (int i = 0; i < LiveStreams.MOST; i++) {
      streams.add(open(""));
    }
    assertThat(streams).allMatch(stream -> stream.statusCode() == 200);
    assertThat(open("").statusCode()).isEqualTo(503);
    streams.forEach(stream -> stream.body().close());
    call(Calls.query("GetAccountBalance"), "later");
  }

  @Test
  void aFilterThatIsNoneIsText() throws Exception {
    String page =
        Wire.exchange(
                bridge.legacy(),
                Calls.request("GET /console/live?operation=%22%3E%3Cscript%3E&program=%3Cimg%3E"))
            .text();
    assertThat(page).doesNotContain("\"><script", "<img");
  }
}
