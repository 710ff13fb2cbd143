package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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

  /** So many large requests have room before somebody is refused. */
  private static final int ROOM = 3;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/x-amz-json-1.1";
  private static final int ANNOUNCED = RequestBody.LARGEST;
  private static final String SENT = "x".repeat(ANNOUNCED - 1);

  @RegisterExtension
  static final RunningBridge BRIDGE =
      RunningBridge.withRequestMemory(REQUEST_MEMORY).checkedAfterEach();

  private final List<Wire> wires = new ArrayList<>();

  @AfterEach
  void closeAll() throws IOException {
    for (Wire wire : wires) {
      wire.close();
    }
  }

  /** Sends without a look at what becomes of it. */
  private void send(URI port, String start) throws IOException {
    for (int i = 0; i < MANY; i++) {
      sendOne(port, start);
    }
  }

  private void sendOne(URI port, String start) throws IOException {
    Wire wire = Wire.to(port);
    wires.add(wire);
    wire.sendWhatIsTaken(start.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Sends one after the other, each as soon as no more are waited for than have room. */
  private List<Reply> refusals(URI port, String start) throws IOException {
    List<Reply> refusals = new ArrayList<>();
    List<Wire> waiting = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      sendOne(port, start);
      waiting.add(wires.get(i));
      for (Wire answered : answered(waiting)) {
        refusals.add(answered.reply());
      }
    }
    othersAreAnswered();
    return refusals;
  }

  /** Whether each of those that all came at once is refused, or closed where no time was left. */
  private static void areRefused(List<Wire> sent, Consumer<Reply> check) throws IOException {
    for (Wire answered : answered(new ArrayList<>(sent))) {
      try {
        check.accept(answered.reply());
      } catch (EOFException | SocketException closed) {
        // Told by that.
      }
    }
  }

  /** Takes out those that are answered, until no more are waited for than have room. */
  private static List<Wire> answered(List<Wire> waiting) throws IOException {
    List<Wire> answered = new ArrayList<>();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (waiting.size() > ROOM) {
      assertThat(System.nanoTime() - end).as("nanoseconds over the longest wait").isNegative();
      for (Wire wire : List.copyOf(waiting)) {
        if (wire.isAnsweredWithin(Duration.ofMillis(1))) {
          waiting.remove(wire);
          answered.add(wire);
        }
      }
    }
    return answered;
  }

  private static void othersAreAnswered() throws IOException {
    Reply health = Wire.exchange(BRIDGE.legacy(), Calls.request("GET /health"));
    assertThat(health.status()).isEqualTo(200);
    BRIDGE.answersGoodCalls();
  }

  private static void isRefused(Reply reply, String text) {
    isRetryable(reply);
    assertThat(reply.text()).contains(text);
  }

  private static void isRetryable(Reply reply) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(503);
    assertThat(reply.header("retry-after")).isEqualTo("1");
  }

  @Test
  void formsAreRefusedInRest() throws IOException {
    for (Reply reply : refusals(BRIDGE.legacy(), Calls.head("/", FORM, ANNOUNCED) + SENT)) {
      isRetryable(reply);
      assertThat(reply.text())
          .contains("<Response><Errors><Error><Code>ServiceUnavailable</Code>")
          .contains("no memory left");
    }
  }

  @Test
  void messagesAreRefusedInSoap() throws IOException {
    for (Reply reply : refusals(BRIDGE.legacy(), Calls.head("/", "text/xml", ANNOUNCED) + SENT)) {
      isRetryable(reply);
      assertThat(reply.text())
          .contains(">aws:Server.ServiceUnavailable</faultcode>")
          .contains("no memory left");
    }
  }

  @Test
  void callsOfTheCurrentApiAreRefusedInJson() throws IOException {
    for (Reply reply : refusals(BRIDGE.current(), Calls.head("/", JSON, ANNOUNCED) + SENT)) {
      isRetryable(reply);
      assertThat(reply.text())
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
    areRefused(first, reply -> isRefused(reply, "<Errors>"));
    areRefused(wires.subList(MANY, wires.size()), reply -> isRefused(reply, "{\"__type\""));
  }

  @Test
  void allAtOnceAreRefusedWhateverTheySend() throws IOException {
    send(BRIDGE.legacy(), "GET /?a=" + "x".repeat(500_000));
    send(BRIDGE.current(), Calls.head("/", JSON, ANNOUNCED) + SENT);
    send(BRIDGE.legacy(), Calls.head("/", FORM, ANNOUNCED) + SENT);
    othersAreAnswered();
    areRefused(wires, reply -> isRefused(reply, "ServiceUnavailable"));
  }

  @Test
  void longUrlsAreRefused() throws IOException {
    for (Reply reply : refusals(BRIDGE.legacy(), "GET /?a=" + "x".repeat(500_000))) {
      isRetryable(reply);
      assertThat(reply.text()).contains("<Code>ServiceUnavailable</Code>");
    }
  }

  @Test
  void longHeadersAreRefused() throws IOException {
    for (Reply reply :
        refusals(
            BRIDGE.current(),
            "POST / HTTP/1.1\r\nHost: localhost\r\nX-A: " + "x".repeat(500_000))) {
      isRetryable(reply);
      assertThat(reply.text()).contains("\"ServiceUnavailable\"");
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
