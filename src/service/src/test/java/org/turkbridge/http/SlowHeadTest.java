package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Heads of requests that stall or trickle, on a server that waits 500 ms for the next byte. */
final class SlowHeadTest {
  private static final Duration IDLE = Duration.ofMillis(500);

  @RegisterExtension
  static final RunningBridge BRIDGE = RunningBridge.impatient(IDLE).checkedAfterEach();

  /** The first connection may take longer than that. */
  @BeforeAll
  static void warmUp() throws IOException {
    try (RunningBridge patient = RunningBridge.start()) {
      patient.answersGoodCalls();
    }
  }

  private static void tooSlow(Wire wire) throws IOException {
    LegacyReply.of(wire.reply())
        .hasStatus(408)
        .isRestError("AWS.InvalidRequest", "did not arrive in time");
    assertThat(wire.isEnded()).isTrue();
  }

  private static void trickle(Wire wire, String piece) throws IOException {

    long start = System.nanoTime();
    while (!wire.hasReply() && System.nanoTime() - start < TimeUnit.SECONDS.toNanos(20)) {
      wire.sendWhatIsTaken(piece.getBytes(StandardCharsets.US_ASCII));
      LockSupport.parkNanos(IDLE.dividedBy(10).toNanos());
    }
    assertThat(wire.hasReply()).isTrue();
  }

  @Test
  void urlThatTricklesForeverTimesOut() throws IOException {
    try (Wire wire = Wire.to(BRIDGE.legacy())) {
      wire.send("GET /?a=");
      trickle(wire, "x");
      tooSlow(wire);
    }
  }

  @Test
  void headersThatTrickleForeverTimeOut() throws IOException {
    try (Wire wire = Wire.to(BRIDGE.legacy())) {
      wire.send("GET / HTTP/1.1\r\nHost: localhost\r\n");
      trickle(wire, "X-A: b\r\n");
      tooSlow(wire);
    }
  }

  @Test
  void headThatStallsTimesOut() throws IOException {
    try (Wire wire = Wire.to(BRIDGE.legacy())) {
      wire.send("GET /?a=b");
      tooSlow(wire);
    }
  }

  @Test
  void headOfTheCurrentApiTimesOutInJson() throws IOException {
    try (Wire wire = Wire.to(BRIDGE.current())) {
      wire.send("POST / HTTP/1.1\r\nHost: localhost\r\n");
      Reply reply = wire.reply();
      assertThat(reply.status()).isEqualTo(408);
      assertThat(new String(reply.body(), StandardCharsets.UTF_8))
          .contains("\"__type\":\"InvalidRequestException\"")
          .contains("did not arrive in time");
    }
  }

  /** Each head has its own time. */
  @Test
  void connectionThatIsUsedForLongIsNotOneSlowHead() throws IOException {
    try (Wire wire = Wire.to(BRIDGE.legacy())) {
      for (int i = 0; i < 10; i++) {
        String call = Calls.get(Calls.query(Calls.OPERATION));
        wire.send(call.substring(0, 10));
        LockSupport.parkNanos(IDLE.dividedBy(2).toNanos());
        wire.send(call.substring(10));
        LegacyReply.of(wire.reply()).isPage(1, 0, 0);
      }
    }
  }

  @Test
  void idleConnectionIsClosedWithoutAWord() throws IOException {
    try (Wire wire = Wire.to(BRIDGE.legacy())) {
      assertThat(wire.isEnded()).isTrue();
    }
    try (Wire wire = Wire.to(BRIDGE.legacy())) {
      wire.send(Calls.get(Calls.query(Calls.OPERATION)));
      LegacyReply.of(wire.reply()).isPage(1, 0, 0);
      assertThat(wire.isEnded()).isTrue();
    }
  }
}
