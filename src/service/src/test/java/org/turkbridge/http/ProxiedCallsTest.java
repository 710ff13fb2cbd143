package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The legacy port as {@code http_proxy} of a program whose host is hard-wired. */
final class ProxiedCallsTest {
  private static final String AMAZON = "http://mechanicalturk.amazonaws.com";

  @RegisterExtension static final RunningBridge BRIDGE = RunningBridge.start().checkedAfterEach();

  private static String to(String url, String host) {
    return " " + url + " HTTP/1.1\r\nHost: " + host + "\r\nProxy-Connection: keep-alive\r\n";
  }

  @ParameterizedTest
  @CsvSource({
    "http://mechanicalturk.amazonaws.com, mechanicalturk.amazonaws.com",
    "http://mechanicalturk.amazonaws.com:80, mechanicalturk.amazonaws.com",
    "http://mechanicalturk.amazonaws.com, mechanicalturk.amazonaws.com:80",
    "http://mechanicalturk.sandbox.amazonaws.com, mechanicalturk.sandbox.amazonaws.com",
    "https://mechanicalturk.amazonaws.com, mechanicalturk.amazonaws.com",
    "HTTP://MechanicalTurk.AmazonAWS.com, mechanicalturk.amazonaws.com",
    "http://mechanicalturk.amazonaws.com, 127.0.0.1:8014",
    "http://mechanicalturk.amazonaws.com, localhost"
  })
  void callsAreAnsweredWhateverTheirHost(String url, String host) throws IOException {
    String query = Calls.query(Calls.OPERATION);
    BRIDGE.ask("GET" + to(url + "/?" + query, host) + "\r\n").isPage(1, 0, 0);
    BRIDGE.ask("GET" + to(url + "/onca/xml?" + query, host) + "\r\n").isPage(1, 0, 0);
    BRIDGE.ask("GET" + to(url + "?" + query, host) + "\r\n").isPage(1, 0, 0);
    String service = "/?Service=AWSMechanicalTurkRequester";
    BRIDGE
        .ask(posted(url + service, host, "application/x-www-form-urlencoded", query))
        .isPage(1, 0, 0);
    BRIDGE
        .ask(posted(url + service, host, "text/xml", Calls.soap(Calls.OPERATION, "<Request/>")))
        .isPage(1, 0, 0);
  }

  private static String posted(String url, String host, String type, String body) {
    return "POST"
        + to(url, host)
        + "Content-Type: "
        + type
        + "\r\nContent-Length: "
        + body.getBytes(StandardCharsets.UTF_8).length
        + "\r\n\r\n"
        + body;
  }

  @Test
  void theWsdlNamesTheHostThatWasAsked() throws IOException {
    String wsdl =
        Wire.exchange(
                BRIDGE.legacy(),
                "GET" + to(AMAZON + "/?wsdl", "mechanicalturk.amazonaws.com") + "\r\n")
            .text();
    assertThat(wsdl).contains("location=\"" + AMAZON + "/?Service=");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mechanicalturk.amazonaws.com:443", "localhost:80", "[::1]:443"})
  void httpsThroughItIsRefusedWithTheRemedy(String authority) throws IOException {
    LegacyReply reply =
        BRIDGE.ask("CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n\r\n");
    reply.hasStatus(405).isRestError("AWS.InvalidRequest", "no proxy for https");
    assertThat(reply.text("Message")).contains("--tls-keystore");
  }
}
