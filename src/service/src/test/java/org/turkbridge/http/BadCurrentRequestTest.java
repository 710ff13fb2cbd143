package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.mturk.MTurkClient;

/** Bad input on the current port: its errors are JSON, as AWS SDKs read them. */
final class BadCurrentRequestTest {
  private static final String TARGET = "MTurkRequesterServiceV20170117.ListQualificationRequests";

  @RegisterExtension
  static final RunningBridge BRIDGE = RunningBridge.impatient(Duration.ofMillis(300));

  @AfterEach
  void serverGoesOn() {
    try (MTurkClient client =
        MTurkClient.builder()
            .endpointOverride(BRIDGE.current())
            .region(Region.US_EAST_1)
            .httpClient(UrlConnectionHttpClient.create())
            .credentialsProvider(StaticCredentialsProvider.create(Calls.REQUESTER.credentials()))
            .build()) {
      assertThat(client.listQualificationRequests(request -> {}).numResults()).isZero();
    }
  }

  private void refuses(Reply reply, int status, String type, String message) throws IOException {
    assertThat(reply.status()).as("%s", reply).isEqualTo(status);
    assertThat(reply.header("content-type")).isEqualTo("application/x-amz-json-1.1");
    Map<String, String> members = members(reply);
    assertThat(members).as("%s", reply).containsEntry("__type", type);
    assertThat(members.getOrDefault("message", members.get("Message"))).contains(message);
  }

  private static Map<String, String> members(Reply reply) throws IOException {
    Map<String, String> members = new HashMap<>();
    try (JsonParser parser = new JsonFactory().createParser(reply.body())) {
      assertThat(parser.nextToken()).isEqualTo(JsonToken.START_OBJECT);
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        members.put(parser.currentName(), parser.nextTextValue());
      }
    }
    return members;
  }

  private Reply ask(String request) throws IOException {
    return Wire.exchange(BRIDGE.current(), request);
  }

  private Reply post(String headers, String body) throws IOException {
    return ask(
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
            + body.getBytes(StandardCharsets.UTF_8).length
            + "\r\n"
            + headers
            + "\r\n"
            + body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"GET", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "FOO", "post", "M-SEARCH"})
  void otherMethods(String method) throws IOException {
    Reply reply = ask(Calls.request(method + " /"));
    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.header("allow")).isEqualTo("POST");
    assertThat(members(reply)).containsKey("__type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nowhere", "/%2e%2e/", "/%00", "/a;b", "/onca/xml"})
  void unknownPath(String path) throws IOException {
    Reply reply = ask("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n");
    assertThat(reply.status()).isIn(400, 404);
    assertThat(members(reply)).containsKey("__type");
  }

  @ParameterizedTest
  @CsvSource({
    "''",
    "X-Amz-Target: nothing",
    "X-Amz-Target: MTurkRequesterServiceV20170117.",
    "X-Amz-Target: MTurkRequesterServiceV20170117.GetNothing"
  })
  void unknownTarget(String header) throws IOException {
    refuses(
        post(header.isEmpty() ? "" : header + "\r\n", "{}"),
        400,
        "UnknownOperationException",
        "X-Amz-Target");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "AWS4-HMAC-SHA256", "AWS4-HMAC-SHA256 Credential=a"})
  void badAuthorization(String authorization) throws IOException {
    Reply reply =
        post("X-Amz-Target: " + TARGET + "\r\nAuthorization: " + authorization + "\r\n", "{}");
    assertThat(reply.status()).isBetween(400, 403);
    assertThat(members(reply)).containsKey("__type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "[::", "host:port", "host:99999"})
  void badHost(String host) throws IOException {
    refuses(
        ask("POST / HTTP/1.1\r\nHost: " + host + "\r\n\r\n"), 400, "InvalidRequestException", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "garbage\r\n\r\n",
        "POST / HTTP/1.1\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n"
      })
  void requestThatIsNotHttp(String request) throws IOException {
    refuses(ask(request), 400, "InvalidRequestException", "");
  }

  @Test
  void bodyBeyondTheLimit() throws IOException {
    refuses(
        post("X-Amz-Target: " + TARGET + "\r\n", "x".repeat((1 << 20) + 1)),
        413,
        "InvalidRequestException",
        "1048576");
  }

  @Test
  void hugeBodyIsRefusedBeforeItIsSent() throws IOException {
    refuses(
        ask(
            Calls.head("/", "application/x-amz-json-1.1", 100L << 20)
                .replace("\r\n\r\n", "\r\nExpect: 100-continue\r\n\r\n")),
        413,
        "InvalidRequestException",
        "1048576");
  }

  @Test
  void oversizeUrlAndHeaders() throws IOException {
    refuses(ask(Calls.request("POST /" + "x".repeat(1 << 20))), 414, "InvalidRequestException", "");
    refuses(
        ask("POST / HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(1 << 20) + "\r\n\r\n"),
        431,
        "InvalidRequestException",
        "");
  }

  @Test
  void stalledBody() throws IOException {
    try (Wire wire = Wire.to(BRIDGE.current())) {
      wire.send(Calls.head("/", "application/x-amz-json-1.1", 100) + "{");
      refuses(wire.reply(), 408, "InvalidRequestException", "did not arrive in time");
    }
  }

  @Test
  void truncatedBody() throws IOException {
    try (Wire wire = Wire.to(BRIDGE.current())) {
      wire.send(Calls.head("/", "application/x-amz-json-1.1", 100) + "{");
      wire.shutdownOutput();
      refuses(wire.reply(), 400, "InvalidRequestException", "cut off");
    }
  }

  @Test
  void clientThatHasEndedItsSideIsAnswered() throws IOException {
    try (Wire wire = Wire.to(BRIDGE.current())) {
      wire.send(Calls.head("/", "application/x-amz-json-1.1", 2) + "{}");
      wire.shutdownOutput();
      refuses(wire.reply(), 400, "UnknownOperationException", "X-Amz-Target");
    }
  }

  @Test
  void http10ConnectionIsClosedAfterTheAnswer() throws IOException {
    try (Wire wire = Wire.to(BRIDGE.current())) {
      wire.send("POST / HTTP/1.0\r\nContent-Length: 2\r\n\r\n{}");
      refuses(wire.reply(), 400, "UnknownOperationException", "X-Amz-Target");
      assertThat(wire.isEnded()).isTrue();
    }
  }
}
