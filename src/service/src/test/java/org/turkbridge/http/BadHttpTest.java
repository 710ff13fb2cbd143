package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong below the API: requests that are not HTTP, or not for anything that is here. */
final class BadHttpTest {
  private static final String CODE = "AWS.InvalidRequest";

  @RegisterExtension static final RunningBridge BRIDGE = RunningBridge.start().checkedAfterEach();

  @ParameterizedTest
  @ValueSource(strings = {"a b", "[::", "host:port", "host:99999", "a@b", "/", "a,b", "\u00E9"})
  void badHost(String host) throws IOException {
    String query = Calls.query(Calls.OPERATION);
    BRIDGE
        .ask("GET /?" + query + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n")
        .hasStatus(400)
        .isRestError(CODE, "");
  }

  @Test
  void missingHost() throws IOException {
    BRIDGE.ask("GET / HTTP/1.1\r\n\r\n").hasStatus(400).isRestError(CODE, "Host");
  }

  @Test
  void twoHosts() throws IOException {
    BRIDGE.ask("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n").hasStatus(400).isRestError(CODE, "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "localhost:1", "[::1]:8014", "127.0.0.1", "old.host.example"})
  void anyGoodHost(String host) throws IOException {
    String query = Calls.query(Calls.OPERATION);
    BRIDGE.ask("GET /?" + query + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n").isPage(1, 0, 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "garbage\r\n\r\n",
        "\u0000\u0001\u0002\r\n\r\n",
        "GET\r\n\r\n",
        "GET /\r\n\r\n",
        "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
        "GET / FTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nno colon\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: odd\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /%00 HTTP/1.1\r\nHost: localhost\r\n\r\n"
      })
  void requestThatIsNotHttp(String request) throws IOException {
    LegacyReply reply = BRIDGE.ask(request);
    int status = reply.http().status();
    assertThat(status).isBetween(400, 505);
    reply.isRestError(status < 500 ? CODE : "AWS.InternalError", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "FOO", "get"})
  void otherMethods(String method) throws IOException {
    LegacyReply reply = BRIDGE.ask(Calls.request(method + " /"));
    reply.hasStatus(405).isRestError(CODE, "GET or POST");
    assertThat(reply.http().header("allow")).isEqualTo("GET, HEAD, POST");
  }

  @ParameterizedTest
  @ValueSource(strings = {"OPTIONS *", "CONNECT localhost:80"})
  void requestsThatNameNoPath(String start) throws IOException {
    LegacyReply reply = BRIDGE.ask(start + " HTTP/1.1\r\nHost: localhost:80\r\n\r\n");
    reply.isRestError(CODE, "");
    assertThat(reply.http().status()).isBetween(400, 405);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nowhere",
        "/onca",
        "/onca/xml/",
        "/%2e%2e/",
        "/../",
        "/..%2f..%2fetc/passwd",
        "/onca/../x",
        "/favicon.ico",
        "/AWSMechanicalTurk/2099-01-01/AWSMechanicalTurkRequester.wsdl",
        "/a;b",
        "/%E2%98%83",
        "/nowhere?wsdl"
      })
  void unknownPath(String path) throws IOException {
    LegacyReply reply = BRIDGE.ask(Calls.request("GET " + path));
    reply.isRestError(CODE, "");
    assertThat(reply.http().status()).isIn(400, 404);
  }

  @Test
  void unknownPathOfASoapCall() throws IOException {
    byte[] body = Calls.soap(Calls.OPERATION, "").getBytes(StandardCharsets.UTF_8);
    BRIDGE
        .ask(Calls.post("/nowhere", "text/xml", body))
        .hasStatus(404)
        .isFault("Client", "nothing at this path");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "x-gzip", "deflate", "GZIP", "gzip, identity"})
  void compressedBody(String encoding) throws IOException {
    String form = Calls.query(Calls.OPERATION);
    BRIDGE
        .ask(encoded(Calls.form(form), encoding))
        .hasStatus(415)
        .isRestError(CODE, "without Content-Encoding");
    BRIDGE
        .ask(encoded(Calls.xml(Calls.soap(Calls.OPERATION, "<Request/>")), encoding))
        .hasStatus(415)
        .isFault("Client", "without Content-Encoding");
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "Identity", ""})
  void bodyThatIsAsItIs(String encoding) throws IOException {
    BRIDGE.ask(encoded(Calls.form(Calls.query(Calls.OPERATION)), encoding)).isPage(1, 0, 0);
  }

  @Test
  void encodingOfNoBody() throws IOException {
    String call = Calls.get(Calls.query(Calls.OPERATION));
    BRIDGE.ask(encoded(call.getBytes(StandardCharsets.ISO_8859_1), "gzip")).isPage(1, 0, 0);
  }

  private static byte[] encoded(byte[] request, String encoding) {
    String header = "HTTP/1.1\r\nContent-Encoding: " + encoding + "\r\n";
    return new String(request, StandardCharsets.ISO_8859_1)
        .replaceFirst("HTTP/1.1\r\n", header)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/onca/xml", "/onca%2Fxml", "/%6Fnca/xml", "/onca/./xml", "/x/../onca/xml"})
  void pathsThatMeanTheApi(String path) throws IOException {
    String query = Calls.query(Calls.OPERATION);
    LegacyReply reply =
        BRIDGE.ask("GET " + path + "?" + query + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    if (!path.contains("%2F")) {
      reply.isPage(1, 0, 0);
    }
  }

  @Test
  void absoluteUrlInTheRequestLine() throws IOException {
    String query = Calls.query(Calls.OPERATION);
    BRIDGE.ask(Calls.request("GET http://localhost/?" + query)).isPage(1, 0, 0);
  }

  @Test
  void emptyPath() throws IOException {
    String query = Calls.query(Calls.OPERATION);
    BRIDGE.ask(Calls.request("GET ?" + query));
  }

  @Test
  void versionOfTheWsdlThatDoesNotExist() throws IOException {
    BRIDGE
        .ask(Calls.request("GET /?wsdl&Version=2099-01-01"))
        .hasStatus(200)
        .isRestError("AWS.MechanicalTurk.InvalidParameterValue", "2014-08-15");
  }

  @Test
  void versionOfTheWsdlThatCannotBeDecoded() throws IOException {
    BRIDGE.ask(Calls.request("GET /?wsdl&Version=%FF")).hasStatus(200).isRestError(CODE, "UTF-8");
  }
}
