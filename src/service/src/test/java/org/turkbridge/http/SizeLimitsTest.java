package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long URLs and large forms work up to a limit; beyond it the caller reads why. */
final class SizeLimitsTest {
  private static final int LONGEST_URL = 512 * 1024;
  private static final int LARGEST_FORM = 1024 * 1024;

  @RegisterExtension static final RunningBridge BRIDGE = RunningBridge.start().checkedAfterEach();

  private static String padded(String start, int length) {
    return start + "x".repeat(length - start.length());
  }

  private LegacyReply getUrlOf(int length) throws IOException {
    String url = padded("/?" + Calls.query(Calls.OPERATION) + "&Padding=", length);
    return BRIDGE.ask(Calls.request("GET " + url));
  }

  @Test
  void urlOf512KilobytesWorks() throws IOException {
    getUrlOf(LONGEST_URL).isPage(1, 0, 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {LONGEST_URL + 1, LONGEST_URL + 20_000, LONGEST_URL + 100_000, 4 << 20})
  void longerUrlIsRefused(int length) throws IOException {
    getUrlOf(length).hasStatus(414).isRestError("AWS.InvalidRequest", "524288");
  }

  /**
   * @param count with Host
   */
  private static String withHeaders(String start, int count) {
    return Calls.request(start, Collections.nCopies(count - 1, "a:").toArray(String[]::new));
  }

  @Test
  void hundredHeadersWork() throws IOException {
    BRIDGE.ask(withHeaders("GET /?" + Calls.query(Calls.OPERATION), 100)).isPage(1, 0, 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {101, 100_000})
  void moreHeadersAreRefused(int count) throws IOException {
    BRIDGE
        .ask(withHeaders("GET /?" + Calls.query(Calls.OPERATION), count))
        .hasStatus(431)
        .isRestError("AWS.InvalidRequest", "The request has more than 100 headers");
    Reply current = Wire.exchange(BRIDGE.current(), withHeaders("POST /", count));
    assertThat(current.status()).isEqualTo(431);
    assertThat(current.text()).contains("\"__type\"", "more than 100 headers");
  }

  @Test
  void refusalOfOneBehindAnotherArrives() throws IOException {
    String good = withHeaders("GET /?" + Calls.query(Calls.OPERATION), 2);
    for (int i = 0; i < 50; i++) {
      try (Wire wire = Wire.to(BRIDGE.legacy())) {
        wire.sendWhatIsTaken(
            (good + withHeaders("GET /", 101) + good.repeat(400))
                .getBytes(StandardCharsets.US_ASCII));
        LegacyReply.of(wire.reply()).isPage(1, 0, 0);
        assertThat(wire.reply().status()).isEqualTo(431);
      }
    }
  }

  private static String withTrailers(String trailers) {
    String form = Calls.query(Calls.OPERATION);
    return Calls.request(
            "POST /",
            "Content-Type: application/x-www-form-urlencoded",
            "Transfer-Encoding: chunked")
        + Integer.toHexString(form.length())
        + "\r\n"
        + form
        + "\r\n0\r\n"
        + trailers;
  }

  @Test
  void trailersAreReadOver() throws IOException {
    BRIDGE.ask(withTrailers("X-A: b\r\nX-C: d\r\n\r\n")).isPage(1, 0, 0);
  }

  /** Whoever sends them need not end them. */
  @ParameterizedTest
  @ValueSource(strings = {"x", "a:\r\n"})
  void longTrailersAreRefused(String piece) throws IOException {
    BRIDGE
        .ask(withTrailers("X: " + piece.repeat(100_000)))
        .hasStatus(400)
        .isRestError("AWS.InvalidRequest", "not as HTTP has it");
  }

  @Test
  void longUrlOfASoapCallIsRefusedInSoap() throws IOException {
    byte[] body = Calls.soap(Calls.OPERATION, "<Request/>").getBytes(StandardCharsets.UTF_8);
    BRIDGE
        .ask(Calls.post(padded("/?a=", LONGEST_URL + 1), "text/xml", body))
        .hasStatus(414)
        .isFault("Client", "524288");
  }

  @Test
  void otherClientsReadTheRefusalOfALongUrl() throws Exception {
    URI uri = URI.create(padded(BRIDGE.legacy() + "?a=", LONGEST_URL + 100_000));
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(414);
    assertThat(answer.body()).contains("<Code>AWS.InvalidRequest</Code>");
  }

  @Test
  void testAndAnswerKeyOf64KilobytesEachWork() throws IOException {
    // Three bytes for each of theirs when percent-encoded.
    String document = "%3C".repeat(65_535);
    String form = Calls.query(Calls.OPERATION, "Test=" + document, "AnswerKey=" + document);
    BRIDGE.ask(Calls.form(form)).isPage(1, 0, 0);
    BRIDGE.get(form).isPage(1, 0, 0);
  }

  @Test
  void formOfOneMegabyteWorks() throws IOException {
    BRIDGE
        .ask(Calls.form(padded(Calls.query(Calls.OPERATION) + "&Padding=", LARGEST_FORM)))
        .isPage(1, 0, 0);
  }

  @Test
  void largerFormIsRefused() throws IOException {
    BRIDGE
        .ask(Calls.form(padded(Calls.query(Calls.OPERATION) + "&Padding=", LARGEST_FORM + 1)))
        .hasStatus(413)
        .isRestError("AWS.InvalidRequest", "1048576");
  }

  @Test
  void largerSoapMessageIsRefusedInSoap() throws IOException {
    BRIDGE
        .ask(Calls.xml(padded("<a>", LARGEST_FORM + 1)))
        .hasStatus(413)
        .isFault("Client", "1048576");
  }

  @Test
  void formOfManyEmptyParametersWorks() throws IOException {
    BRIDGE.ask(Calls.form(Calls.query(Calls.OPERATION) + "&".repeat(900_000))).isPage(1, 0, 0);
    BRIDGE.ask(Calls.form(Calls.query(Calls.OPERATION) + "&a".repeat(450_000))).isPage(1, 0, 0);
  }

  @Test
  void oversizeHeadersAreRefused() throws IOException {
    BRIDGE
        .ask(Calls.request("GET /", "X-Large: " + "x".repeat(2 << 20)))
        .hasStatus(431)
        .isRestError("AWS.InvalidRequest", "Header");
  }

  @Test
  void largeBodyAtAPathThatDoesNotExistIsReadFirst() throws IOException {
    byte[] body = "x".repeat(LARGEST_FORM).getBytes(StandardCharsets.US_ASCII);
    BRIDGE
        .ask(Calls.post("/nowhere", "application/x-www-form-urlencoded", body))
        .hasStatus(404)
        .isRestError("AWS.InvalidRequest", "nothing at this path");
  }
}
