package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Many requests that are sent to a part and then left, to a server that has 8 MB for those that
 * arrive.
 */
final class UnfinishedRequestsTest {
  private static final long REQUEST_MEMORY = 40L << 20;
  private static final int MANY = 40;
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/x-amz-json-1.1";
  private static final int ANNOUNCED = RequestBody.LARGEST;
  private static final String SENT = "x".repeat(ANNOUNCED - 1);

  @RegisterExtension static final RunningBridge BRIDGE = start();

  private final List<Wire> wires = new ArrayList<>();

  private static RunningBridge start() {
    try {
      return RunningBridge.withRequestMemory(REQUEST_MEMORY).checkedAfterEach();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void closeAll() throws IOException {
    for (Wire wire : wires) {
      wire.close();
    }
  }

  private void send(URI port, String start) throws IOException {
    for (int i = 0; i < MANY; i++) {
      Wire wire = Wire.to(port);
      wires.add(wire);
      wire.sendWhatIsTaken(start.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  /** Of those who sent first; the last ones may still be waited for. */
  private List<Reply> refusals() throws IOException {
    List<Reply> refusals = new ArrayList<>();
    for (Wire wire : wires.subList(0, MANY / 2)) {
      refusals.add(wire.reply());
      assertThat(wire.isEnded()).isTrue();
    }
    return refusals;
  }

  /**
   * The same of those who have sent long heads, without those whose connection was closed before:
   * they are not waited for where they are too many.
   */
  private List<Reply> refusalsOfHeads() throws IOException {
    List<Reply> refusals = new ArrayList<>();
    for (Wire wire : wires.subList(0, MANY / 2)) {
      try {
        refusals.add(wire.reply());
      } catch (EOFException | SocketException closed) {
        // Told by that.
      }
    }
    assertThat(refusals).isNotEmpty();
    return refusals;
  }

  private static void othersAreAnswered() throws IOException {
    Reply health =
        Wire.exchange(BRIDGE.legacy(), "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assertThat(health.status()).isEqualTo(200);
    BRIDGE.answersGoodCalls();
  }

  private static void isRetryable(Reply reply) {
    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.header("retry-after")).isEqualTo("1");
  }

  @Test
  void formsAreRefusedInRest() throws IOException {
    send(BRIDGE.legacy(), Calls.head("/", FORM, ANNOUNCED) + SENT);
    othersAreAnswered();
    for (Reply reply : refusals()) {
      isRetryable(reply);
      assertThat(new String(reply.body(), StandardCharsets.UTF_8))
          .contains("<Response><Errors><Error><Code>ServiceUnavailable</Code>")
          .contains("no memory left");
    }
  }

  @Test
  void messagesAreRefusedInSoap() throws IOException {
    send(BRIDGE.legacy(), Calls.head("/", "text/xml", ANNOUNCED) + SENT);
    othersAreAnswered();
    for (Reply reply : refusals()) {
      isRetryable(reply);
      assertThat(new String(reply.body(), StandardCharsets.UTF_8))
          .contains(">aws:Server.ServiceUnavailable</faultcode>")
          .contains("no memory left");
    }
  }

  @Test
  void callsOfTheCurrentApiAreRefusedInJson() throws IOException {
    send(BRIDGE.current(), Calls.head("/", JSON, ANNOUNCED) + SENT);
    othersAreAnswered();
    for (Reply reply : refusals()) {
      isRetryable(reply);
      assertThat(new String(reply.body(), StandardCharsets.UTF_8))
          .startsWith("{\"__type\":\"ServiceUnavailable\"")
          .contains("no memory left");
    }
  }

  @Test
  void bothPortsHaveOneBudgetAndEachCallerItsOwnProtocol() throws IOException {
    send(BRIDGE.current(), Calls.head("/", FORM, ANNOUNCED) + SENT);
    List<Wire> first = List.copyOf(wires);
    send(BRIDGE.legacy(), Calls.head("/", JSON, ANNOUNCED) + SENT);
    othersAreAnswered();
    for (Wire wire : first) {
      Reply reply = wire.reply();
      isRetryable(reply);
      assertThat(new String(reply.body(), StandardCharsets.UTF_8)).contains("<Errors>");
    }
    Reply atTheLegacyPort = wires.get(MANY).reply();
    isRetryable(atTheLegacyPort);
    assertThat(new String(atTheLegacyPort.body(), StandardCharsets.UTF_8)).startsWith("{");
  }

  @Test
  void longUrlsAreRefused() throws IOException {
    send(BRIDGE.legacy(), "GET /?a=" + "x".repeat(500_000));
    othersAreAnswered();
    for (Reply reply : refusalsOfHeads()) {
      isRetryable(reply);
      assertThat(new String(reply.body(), StandardCharsets.UTF_8))
          .contains("<Code>ServiceUnavailable</Code>");
    }
  }

  @Test
  void longHeadersAreRefused() throws IOException {
    send(BRIDGE.current(), "POST / HTTP/1.1\r\nHost: localhost\r\nX-A: " + "x".repeat(500_000));
    othersAreAnswered();
    for (Reply reply : refusalsOfHeads()) {
      isRetryable(reply);
      assertThat(new String(reply.body(), StandardCharsets.UTF_8))
          .contains("\"ServiceUnavailable\"");
    }
  }

  @Test
  void whoeverIsStillSendingReadsTheRefusal() throws IOException {
    send(BRIDGE.legacy(), Calls.head("/", FORM, ANNOUNCED) + SENT.substring(1));
    Wire refused = wires.get(0);
    isRetryable(refused.reply());
    refused.sendWhatIsTaken("x".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void idleConnectionsMakeRoom() throws IOException {
    for (int i = 0; i < 2000; i++) {
      wires.add(Wire.to(BRIDGE.legacy()));
    }
    othersAreAnswered();
    assertThat(wires.get(0).isEnded()).isTrue();
  }

  /** What a client takes from its pool may be closed; what it is using is not. */
  @Test
  void callsInTheMiddleOfAConversationGoOn() throws IOException {
    try (Wire wire = Wire.to(BRIDGE.legacy())) {
      for (int i = 0; i < MANY; i++) {
        Wire stalled = Wire.to(BRIDGE.legacy());
        wires.add(stalled);
        stalled.sendWhatIsTaken(
            (Calls.head("/", FORM, ANNOUNCED) + SENT).getBytes(StandardCharsets.US_ASCII));
        wire.send(Calls.get(Calls.query(Calls.OPERATION)));
        LegacyReply.of(wire.reply()).isPage(1, 0, 0);
      }
    }
  }
}
