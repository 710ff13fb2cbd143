package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.MTurkException;

/** Calls of one API at the port of the other: an error that each caller reads, never a success. */
@Isolated("it counts the lines that this JVM logs")
final class MisdirectedCallsTest {
  private static final String TARGET =
      "X-Amz-Target: MTurkRequesterServiceV20170117.AcceptQualificationRequest";
  private static final String JSON = "Content-Type: application/x-amz-json-1.1";
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
  private static final String SIGNED =
      "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261128/us-east-1/mturk-requester"
          + "/aws4_request, SignedHeaders=host, Signature=00ff";
  private static final String PRESIGNED =
      "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20261128&X-Amz-Signature=00ff";
  private static final String BODY = "{\"QualificationRequestId\":\"3X\"}";

  @RegisterExtension static final RunningBridge BRIDGE = RunningBridge.start().checkedAfterEach();

  private static byte[] request(String start, String body, String... headers) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return (start
            + " HTTP/1.1\r\nHost: localhost\r\n"
            + String.join("\r\n", headers)
            + (headers.length == 0 ? "" : "\r\n")
            + (bytes.length == 0 ? "" : "Content-Length: " + bytes.length + "\r\n")
            + "\r\n"
            + body)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, String> members(Reply reply) throws IOException {
    Map<String, String> members = new HashMap<>();
    try (JsonParser parser = new JsonFactory().createParser(reply.body())) {
      assertThat(parser.nextToken()).as("%s", reply).isEqualTo(JsonToken.START_OBJECT);
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        members.put(parser.currentName(), parser.nextTextValue());
      }
    }
    return members;
  }

  private static void isRefusedInJson(Reply reply, URI named) throws IOException {
    assertThat(reply.status()).as("%s", reply).isEqualTo(400);
    assertThat(reply.header("content-type")).isEqualTo("application/x-amz-json-1.1");
    assertThat(reply.header("x-amzn-requestid")).matches("[0-9a-f-]{36}");
    assertThat(members(reply)).containsEntry("__type", "UnknownOperationException");
    assertThat(members(reply).get("message")).contains(named.toString(), "2017-01-17");
  }

  static Stream<Arguments> callsOfTheCurrentApi() {
    return Stream.of(
        Arguments.of("AWS JSON 1.1", request("POST /", BODY, JSON, TARGET, SIGNED)),
        Arguments.of("a target alone", request("POST /", BODY, TARGET)),
        Arguments.of("another target", request("POST /", "{}", "x-amz-target: Other.Thing")),
        Arguments.of("a target without body", request("POST /", "", TARGET)),
        Arguments.of("AWS JSON without more", request("POST /", BODY, JSON)),
        Arguments.of(
            "AWS JSON 1.0", request("POST /", "{}", "Content-Type: application/x-amz-json-1.0")),
        Arguments.of(
            "AWS JSON in capitals",
            request("POST /", "{}", "CONTENT-TYPE: Application/X-Amz-JSON-1.1; charset=utf-8")),
        Arguments.of("JSON", request("POST /", "{}", "Content-Type: application/json")),
        Arguments.of("JSON without body", request("POST /", "", "Content-Type: application/json")),
        Arguments.of(
            "problem JSON", request("POST /", "x", "Content-Type: application/problem+json")),
        Arguments.of("JSON said to be a form", request("POST /", " {}", FORM)),
        Arguments.of("JSON that is not said to be anything", request("POST /", "{}")),
        Arguments.of("JSON behind a byte order mark", request("POST /", "\uFEFF{}")),
        Arguments.of("Ion", request("POST /", "x", "Content-Type: application/x-amz-ion-1.0")),
        Arguments.of("a target in the query", request("GET /?X-Amz-Target=A.B", "")),
        Arguments.of("JSON with a form in it", request("POST /", "{\"a\":\"&Operation=x\"}", FORM)),
        Arguments.of(
            "RPC v2 CBOR",
            request(
                "POST /service/MTurkRequesterServiceV20170117/operation/GetAccountBalance",
                "\u00A0",
                "Smithy-Protocol: rpc-v2-cbor",
                "Content-Type: application/cbor")),
        Arguments.of("CBOR", request("POST /", "x", "Content-Type: application/cbor")),
        Arguments.of("not signed", request("POST /", BODY, "amz-sdk-invocation-id: 1")),
        Arguments.of("signature 4", request("POST /", "", SIGNED)),
        Arguments.of(
            "signature 4a",
            request("POST /", "a=b", FORM, "Authorization: AWS4-ECDSA-P256-SHA256 x")),
        Arguments.of(
            "signature in small letters", request("GET /", "", SIGNED.toLowerCase(Locale.ROOT))),
        Arguments.of("signature 3", request("GET /", "", "Authorization: AWS3-HTTPS x")),
        Arguments.of("signature 2", request("GET /", "", "Authorization: AWS AKIDEXAMPLE:sig=")),
        Arguments.of("presigned", request("GET /?" + PRESIGNED, "")),
        Arguments.of("presigned in small letters", request("GET /?x=y&x-amz-signature=00ff", "")),
        Arguments.of("presigned and posted", request("POST /?" + PRESIGNED, "a=b", FORM)),
        Arguments.of("presigned in a form", request("POST /", "a=b&" + PRESIGNED, FORM)),
        Arguments.of(
            "Query protocol",
            request("POST /", "Action=GetAccountBalance&Version=2017-01-17", FORM, SIGNED)),
        Arguments.of(
            "Query protocol by GET", request("GET /?Action=GetAccountBalance&" + PRESIGNED, "")),
        Arguments.of(
            "signed, with the name of a legacy operation",
            request("POST /", "Operation=GetQualificationRequests", FORM, SIGNED)),
        Arguments.of("signed XML", request("POST /", "<a/>", "Content-Type: text/xml", SIGNED)),
        Arguments.of("compressed", request("POST /", "x", JSON, TARGET, "Content-Encoding: gzip")),
        Arguments.of(
            "compressed, signed", request("POST /", "x", SIGNED, "Content-Encoding: gzip")),
        Arguments.of("too large", request("POST /", "x".repeat((1 << 20) + 1), JSON, TARGET)),
        Arguments.of("too large, signed", request("POST /", "x".repeat((1 << 20) + 1), SIGNED)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("callsOfTheCurrentApi")
  void callOfTheCurrentApiAtTheLegacyPort(String name, byte[] request) throws IOException {
    isRefusedInJson(Wire.exchange(BRIDGE.legacy(), request), BRIDGE.current());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /health",
        "GET /metrics",
        "POST /onca/xml",
        "POST /onca/soap",
        "GET /?wsdl",
        "GET /AWSMechanicalTurk/AWSMechanicalTurkRequester.wsdl",
        "POST /nowhere",
        "PUT /",
        "DELETE /a/b",
        "OPTIONS /",
        "PATCH /",
        "FOO /"
      })
  void everyPathAndMethodOfTheLegacyPort(String start) throws IOException {
    isRefusedInJson(
        Wire.exchange(BRIDGE.legacy(), request(start, "", TARGET, SIGNED)), BRIDGE.current());
  }

  @Test
  void headHasTheStatusAndNoBody() throws IOException {
    try (Wire wire = Wire.to(BRIDGE.legacy())) {
      wire.send(request("HEAD /", "", SIGNED, "Connection: close"));
      assertThat(wire.rest())
          .startsWith("HTTP/1.1 400 ")
          .contains("application/x-amz-json-1.1")
          .endsWith("\r\n\r\n");
    }
  }

  @Test
  void urlBeyondTheLimitAndABodyThatIsAnnouncedAlone() throws IOException {
    isRefusedInJson(
        Wire.exchange(BRIDGE.legacy(), request("GET /?" + "x".repeat((512 << 10) + 1), "", SIGNED)),
        BRIDGE.current());
    String announced =
        Calls.head("/", "application/x-amz-json-1.1", 100L << 20)
            .replace("\r\n\r\n", "\r\nExpect: 100-continue\r\n\r\n");
    isRefusedInJson(Wire.exchange(BRIDGE.legacy(), announced), BRIDGE.current());
  }

  @Test
  void whatStandsInFrontOfALegacyServerDoesNotMakeItsCallsCurrent() throws IOException {
    String query = Calls.query(Calls.OPERATION);
    for (String header :
        List.of(
            "Authorization: Basic eDp5",
            "Authorization: Bearer awsx",
            "X-Amzn-Trace-Id: Root=1-2-3",
            "X-Amz-Cf-Id: x",
            "X-Amazon-Software: MTurkJavaSDK/1.2.1",
            "Content-Type: application/json")) {
      LegacyReply.of(Wire.exchange(BRIDGE.legacy(), request("GET /?" + query, "", header)))
          .isPage(1, 0, 0);
      LegacyReply.of(Wire.exchange(BRIDGE.legacy(), request("POST /?" + query, "", header)))
          .isPage(1, 0, 0);
    }
    String type = "Content-Type: application/json";
    LegacyReply.of(Wire.exchange(BRIDGE.legacy(), request("POST /", query, type))).isPage(1, 0, 0);
    assertThat(Wire.exchange(BRIDGE.legacy(), request("GET /health", "", type)).status())
        .isEqualTo(200);
  }

  private static String soap(String namespace) {
    return Calls.soap(namespace, Calls.OPERATION, "<Request/>");
  }

  @ParameterizedTest
  @CsvSource({
    "http://requester.mturk.amazonaws.com/doc/2014-08-15",
    "http://requester.mturk.amazonaws.com/doc/2007-06-21",
    "http://requester.mturk.amazonaws.com/doc/2099-01-01"
  })
  void soapCallAtTheCurrentPort(String namespace) throws IOException {
    for (String path : List.of("/", "/?Service=AWSMechanicalTurkRequester", "/onca/soap")) {
      LegacyReply reply =
          LegacyReply.of(
              Wire.exchange(
                  BRIDGE.current(),
                  Calls.post(path, "text/xml", soap(namespace).getBytes(StandardCharsets.UTF_8))));
      reply.hasStatus(200).isSoapError(namespace, "AWS.InvalidRequest", BRIDGE.legacy().toString());
      assertThat(reply.all(Calls.OPERATION + "Response").getLength()).isOne();
    }
  }

  static Stream<Arguments> restCalls() {
    String query = Calls.query(Calls.OPERATION);
    String operation = "Operation=GrantQualification";
    return Stream.of(
        Arguments.of("GET", request("GET /?" + query, "")),
        Arguments.of("GET below a path", request("GET /onca/xml?" + query, "")),
        Arguments.of("form", Calls.form(query)),
        Arguments.of("form without type", request("POST /", query)),
        Arguments.of("both", request("POST /?Service=AWSMechanicalTurkRequester&" + query, "a=b")),
        Arguments.of("operation alone", request("GET /?" + operation, "")),
        Arguments.of("key alone", request("POST /", "AWSAccessKeyId=x&Timestamp=y", FORM)),
        Arguments.of(
            "batch",
            Calls.form(
                query
                    + "&GetQualificationRequests.1.PageSize=1"
                    + "&GetQualificationRequests.2.PageSize=1")),
        Arguments.of("too large", Calls.form(query + "&Test=" + "x".repeat(1 << 20))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("restCalls")
  void restCallAtTheCurrentPort(String name, byte[] request) throws IOException {
    LegacyReply.of(Wire.exchange(BRIDGE.current(), request))
        .hasStatus(200)
        .isRestError("AWS.InvalidRequest", BRIDGE.legacy().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"<a/>", "<", "<Envelope/>", "{}"})
  void xmlThatNamesNoOperationAtTheCurrentPort(String body) throws IOException {
    LegacyReply.of(Wire.exchange(BRIDGE.current(), Calls.xml(body)))
        .hasStatus(500)
        .isFault("Client", BRIDGE.legacy().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/?wsdl",
        "/?WSDL=1",
        "/AWSMechanicalTurk/AWSMechanicalTurkRequester.wsdl",
        "/AWSMechanicalTurk/2007-06-21/AWSMechanicalTurkRequester.xsd",
        "/AWSMechanicalTurk/2099-01-01/AWSMechanicalTurkRequester.wsdl"
      })
  void documentAtTheCurrentPort(String path) throws IOException {
    LegacyReply.of(Wire.exchange(BRIDGE.current(), request("GET " + path, "")))
        .hasStatus(404)
        .isRestError("AWS.InvalidRequest", BRIDGE.legacy().toString());
  }

  @Test
  void eachIsCountedAndLoggedAsRefusedAndAsNothingElse() throws IOException {
    try (RunningBridge bridge = RunningBridge.start();
        Lines lines = Lines.of("turkbridge")) {
      Wire.exchange(bridge.legacy(), request("POST /", BODY, JSON, TARGET, SIGNED));
      Wire.exchange(bridge.current(), request("GET /?" + Calls.query(Calls.OPERATION), ""));
      assertThat(lines.texts())
          .hasSize(2)
          .allMatch(line -> line.startsWith("refused "))
          .noneMatch(line -> line.contains("Signature="));
      assertThat(lines.texts().get(0)).contains("status=\"400\"", bridge.current().toString());
      assertThat(lines.texts().get(1)).contains("status=\"200\"", bridge.legacy().toString());
      String metrics = Wire.exchange(bridge.legacy(), request("GET /metrics", "")).text();
      assertThat(metrics)
          .contains(
              "turkbridge_refused_requests_total{port=\"legacy\",status=\"400\"} 1.0",
              "turkbridge_refused_requests_total{port=\"current\",status=\"200\"} 1.0")
          .doesNotContain("turkbridge_legacy_calls_total{", "turkbridge_current_calls_total{");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, 127.0.0.1",
    "::, [0:0:0:0:0:0:0:1]",
    "::, 127.0.0.1",
    "localhost, localhost"
  })
  void addressIsOneThatTheCallerReaches(String bind, String host) throws IOException {
    try (RunningBridge bridge = RunningBridge.boundTo(bind, Optional.empty())) {
      URI legacy = URI.create("http://" + host + ":" + bridge.legacy().getPort() + "/");
      URI current = URI.create("http://" + host + ":" + bridge.current().getPort() + "/");
      isRefusedInJson(Wire.exchange(legacy, request("POST /", "", TARGET)), current);
      LegacyReply.of(Wire.exchange(current, request("GET /?Operation=x", "")))
          .isRestError("AWS.InvalidRequest", " " + legacy + " ");
    }
  }

  @Test
  void publicUrlIsWhereTheLegacyApiIs() throws IOException {
    URI url = URI.create("https://old.example/turk");
    try (RunningBridge bridge = RunningBridge.boundTo("127.0.0.1", Optional.of(url))) {
      LegacyReply.of(Wire.exchange(bridge.current(), request("GET /?Operation=x", "")))
          .isRestError("AWS.InvalidRequest", " https://old.example/turk/ ");
    }
  }

  private static MTurkClient client(URI endpoint) {
    return MTurkClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .httpClient(UrlConnectionHttpClient.create())
        .credentialsProvider(StaticCredentialsProvider.create(Calls.REQUESTER.credentials()))
        .build();
  }

  @Test
  void awsSdkForJavaAtTheLegacyPort() {
    try (MTurkClient client = client(BRIDGE.legacy())) {
      for (Runnable call :
          List.<Runnable>of(
              () -> client.acceptQualificationRequest(r -> r.qualificationRequestId("3X")),
              () -> client.listQualificationRequests(r -> {}),
              () -> client.listQualificationRequestsPaginator(r -> {}).forEach(page -> {}),
              client::getAccountBalance)) {
        assertThatThrownBy(call::run)
            .isInstanceOfSatisfying(
                MTurkException.class,
                e -> {
                  assertThat(e.statusCode()).isEqualTo(400);
                  assertThat(e.requestId()).matches("[0-9a-f-]{36}");
                  assertThat(e.awsErrorDetails().errorCode())
                      .isEqualTo("UnknownOperationException");
                  assertThat(e.awsErrorDetails().errorMessage())
                      .contains(BRIDGE.current().toString());
                });
      }
    }
  }

  @Test
  void anOldProgramHearsThatTheUpstreamIsALegacyPort() throws IOException {
    try (RunningBridge over = RunningBridge.over(BRIDGE.legacy())) {
      String grant = Calls.query("GrantQualification", "QualificationRequestId=3X");
      for (LegacyReply reply :
          List.of(
              over.get(Calls.query(Calls.OPERATION)),
              over.get(grant),
              over.ask(Calls.xml(Calls.soap(Calls.OPERATION, "<Request/>"))))) {
        assertThat(reply.hasStatus(200).text("Code")).isEqualTo("AWS.InvalidOperationParameter");
        assertThat(reply.text("Message"))
            .contains(BRIDGE.legacy().toString(), BRIDGE.current().toString());
      }
    }
  }

  @Test
  void withAServiceBehindItTheLegacyPortNamesBoth() throws IOException {
    try (RunningBridge over = RunningBridge.over(BRIDGE.current())) {
      Reply reply = Wire.exchange(over.legacy(), request("POST /", BODY, JSON, TARGET));
      isRefusedInJson(reply, over.current());
      assertThat(members(reply).get("message")).contains(BRIDGE.current().toString());
    }
  }
}
