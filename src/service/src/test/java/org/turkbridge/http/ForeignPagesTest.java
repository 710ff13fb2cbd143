package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a web page could make a browser send, to a server whose key everybody knows. */
final class ForeignPagesTest {
  private static final String TARGET =
      String.join(
          "\r\n",
          "X-Amz-Target: MTurkRequesterServiceV20170117.ListQualificationRequests",
          "Content-Type: application/x-amz-json-1.1",
          "");

  @RegisterExtension
  static final RunningBridge BRIDGE =
      RunningBridge.openTo(HostNames.loopbackAnd(List.of("turk.example", "::2")))
          .checkedAfterEach();

  private static String request(String start, String headers, String body) {
    return start
        + " HTTP/1.1\r\n"
        + headers
        + (body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n")
        + "\r\n"
        + body;
  }

  private static String get(String headers) {
    return request("GET /?" + Calls.query(Calls.OPERATION), headers, "");
  }

  private static LegacyReply legacy(String request) throws IOException {
    return BRIDGE.ask(request);
  }

  private static Reply current(String request) throws IOException {
    return Wire.exchange(BRIDGE.current(), request);
  }

  private static void isRefusedInJson(Reply reply, String message) {
    assertThat(reply.status()).as("%s", reply).isEqualTo(403);
    assertThat(reply.header("content-type")).isEqualTo("application/x-amz-json-1.1");
    assertThat(reply.header("x-amzn-requestid")).matches("[0-9a-f-]{36}");
    assertThat(reply.text()).contains("\"__type\":\"AccessDeniedException\"", message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8014",
        "127.0.0.1.evil.example",
        "127.evil.example",
        "localhost.evil.example",
        "evil-localhost",
        "turk.example.evil",
        "x.turk.example",
        "10.0.0.1",
        "0.0.0.0:8014",
        "128.0.0.1",
        "[::3]:8014",
        "[::]:8014",
        "mechanicalturk.amazonaws.com.evil.example",
        "evil-mechanicalturk.amazonaws.com",
        "mechanicalturk-1.us-east-1.elb.amazonaws.com",
        "mturk-requester.s3.amazonaws.com",
        "mechanicalturk.evil.amazonaws.com"
      })
  void nameThatIsNotOfThisServer(String host) throws IOException {
    String header = "Host: " + host + "\r\n";
    legacy(get(header)).hasStatus(403).isRestError("AWS.InvalidRequest", "--allow-host");
    legacy(
            request(
                "POST /",
                header + "Content-Type: text/xml\r\n",
                Calls.soap(Calls.OPERATION, "<Request/>")))
        .hasStatus(403)
        .isFault("Client", "--allow-host");
    isRefusedInJson(current(request("POST /", header + TARGET, "{}")), "--allow-host");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LocalHost:8014",
        "localhost.",
        "127.0.0.1",
        "127.0.0.1:8014",
        "127.255.3.4:1",
        "127.1",
        "[::1]",
        "[::1]:8014",
        "[0:0:0:0:0:0:0:1]:8014",
        "[::ffff:127.0.0.1]",
        "turk.example",
        "Turk.Example.:443",
        "[0::2]:80",
        "mechanicalturk.amazonaws.com",
        "mechanicalturk.sandbox.amazonaws.com:80",
        "mturk-requester.us-east-1.amazonaws.com",
        "mturk-requester-sandbox.us-east-1.amazonaws.com"
      })
  void nameOfThisServer(String host) throws IOException {
    legacy(get("Host: " + host + "\r\n")).isPage(1, 0, 0);
    assertThat(current(request("POST /", "Host: " + host + "\r\n" + TARGET, "{}")).text())
        .contains("MissingAuthenticationTokenException");
  }

  @Test
  void programsOfOldNeedNoHost() throws IOException {
    legacy("GET /?" + Calls.query(Calls.OPERATION) + " HTTP/1.0\r\n\r\n").isPage(1, 0, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "http://mechanicalturk.amazonaws.com, mechanicalturk.amazonaws.com, 200",
    "http://mechanicalturk.amazonaws.com, localhost, 200",
    "http://evil.example, localhost, 403",
    "http://localhost, evil.example, 403"
  })
  void asProxyBothNamesCount(String url, String host, int status) throws IOException {
    legacy(
            request(
                "GET " + url + "/?" + Calls.query(Calls.OPERATION), "Host: " + host + "\r\n", ""))
        .hasStatus(status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site",
        "sec-fetch-site: Cross-Site",
        "Sec-Fetch-Site: none\r\nSec-Fetch-Site: cross-site",
        "Origin: http://evil.example",
        "Origin: https://localhost:3000",
        "Origin: http://127.0.0.1:8014",
        "Origin: http://localhost:8014.evil.example",
        "Origin: null",
        "Origin: file://",
        "Sec-Fetch-Site: same-origin\r\nOrigin: http://evil.example",
        "Origin: http://localhost:8014\r\nOrigin: http://evil.example"
      })
  void pageOfAnotherSite(String headers) throws IOException {
    String all = "Host: localhost:8014\r\n" + headers + "\r\n";
    legacy(get(all)).hasStatus(403).isRestError("AWS.InvalidRequest", "--credentials");
    legacy(
            request(
                "POST /",
                all + "Content-Type: application/x-www-form-urlencoded\r\n",
                Calls.query(Calls.OPERATION)))
        .hasStatus(403)
        .isRestError("AWS.InvalidRequest", "--credentials");
    legacy(request("POST /onca/soap", all, Calls.soap(Calls.OPERATION, "<Request/>")))
        .hasStatus(403)
        .isFault("Client", "--credentials");
    isRefusedInJson(current(request("POST /", all + TARGET, "{}")), "--credentials");
    isRefusedInJson(current(request("OPTIONS /", all, "")), "--credentials");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sec-Fetch-Site: none",
        "Sec-Fetch-Site: same-origin\r\nOrigin: http://localhost:8014",
        "Origin: https://LOCALHOST:8014"
      })
  void whatTheUserOrAPageOfThisServerAsks(String headers) throws IOException {
    legacy(get("Host: localhost:8014\r\n" + headers + "\r\n")).isPage(1, 0, 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/health",
        "/metrics",
        "/?wsdl",
        "/AWSMechanicalTurk/AWSMechanicalTurkRequester.wsdl",
        "/nowhere"
      })
  void nothingElseIsReadByAnotherNameEither(String path) throws IOException {
    legacy(request("GET " + path, "Host: evil.example\r\n", ""))
        .hasStatus(403)
        .isRestError("AWS.InvalidRequest", "evil.example");
  }

  @Test
  void largeBodyIsRefusedForItsNameAndNotForItsSize() throws IOException {
    legacy(
            request(
                "POST /",
                "Host: evil.example\r\nContent-Type: text/xml\r\n",
                "x".repeat((1 << 20) + 1)))
        .hasStatus(403)
        .isFault("Client", "--allow-host");
  }

  @Test
  void callOfTheOtherApiIsRefusedInItsOwnEnvelope() throws IOException {
    String host = "Host: evil.example\r\n";
    isRefusedInJson(
        Wire.exchange(BRIDGE.legacy(), request("POST /", host + TARGET, "{}")), "--allow-host");
    LegacyReply.of(
            Wire.exchange(
                BRIDGE.current(), request("GET /?" + Calls.query(Calls.OPERATION), host, "")))
        .hasStatus(403)
        .isRestError("AWS.InvalidRequest", "--allow-host");
  }

  @Test
  void refusalsAreCountedAndDoNothing() throws IOException {
    URI legacy = BRIDGE.legacy();
    legacy(
            request(
                "GET /?"
                    + Calls.query(
                        "CreateQualificationType",
                        "Name=x",
                        "Description=y",
                        "QualificationTypeStatus=Active"),
                "Host: localhost\r\nSec-Fetch-Site: cross-site\r\n",
                ""))
        .hasStatus(403);
    assertThat(Wire.exchange(legacy, request("GET /metrics", "Host: localhost\r\n", "")).text())
        .containsPattern("refused_requests_total\\{port=\"legacy\",status=\"403\"} [1-9]")
        .doesNotContain("operation=\"CreateQualificationType\"");
  }

  /** Where every call proves its caller, nobody is asked by which name. */
  @Test
  void nothingChangesForRealKeys() throws IOException {
    try (RunningBridge real = RunningBridge.start()) {
      real.ask(get("Host: turk.internal\r\nOrigin: http://evil.example\r\n")).isPage(1, 0, 0);
      real.ask(get("Host: turk.internal\r\nSec-Fetch-Site: cross-site\r\n")).isPage(1, 0, 0);
    }
  }
}
