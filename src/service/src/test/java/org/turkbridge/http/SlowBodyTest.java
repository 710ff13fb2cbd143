package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that stall, trickle or break off, on a server that waits 300 ms for the next byte. */
final class SlowBodyTest {
  private static final Duration IDLE = Duration.ofMillis(300);
  private static final String FORM = "application/x-www-form-urlencoded";

  @RegisterExtension
  static final RunningBridge BRIDGE = RunningBridge.impatient(IDLE).checkedAfterEach();

  /** The first connection may take longer than that. */
  @BeforeAll
  static void warmUp() throws IOException {
    try (RunningBridge patient = RunningBridge.start()) {
      patient.answersGoodCalls();
    }
  }

  @Test
  void stalledFormTimesOutInRest() throws IOException {
    try (Wire wire = Wire.to(BRIDGE.legacy())) {
      wire.send(Calls.head("/", FORM, 100) + "Operation=");
      LegacyReply.of(wire.reply())
          .hasStatus(408)
          .isRestError("AWS.InvalidRequest", "did not arrive in time");
      assertThat(wire.isEnded()).isTrue();
    }
  }

  @Test
  void stalledMessageTimesOutInSoap() throws IOException {
    try (Wire wire = Wire.to(BRIDGE.legacy())) {
      wire.send(Calls.head("/", "text/xml", 100) + "<s:Envelope");
      LegacyReply.of(wire.reply()).hasStatus(408).isFault("Client", "did not arrive in time");
    }
  }

  @Test
  void bodyThatNeverBeginsTimesOut() throws IOException {
    try (Wire wire = Wire.to(BRIDGE.legacy())) {
      wire.send(Calls.head("/", FORM, 100));
      LegacyReply.of(wire.reply())
          .hasStatus(408)
          .isRestError("AWS.InvalidRequest", "did not arrive in time");
    }
  }

  @Test
  void bodyThatTricklesForeverTimesOut() throws IOException {
    try (Wire wire = Wire.to(BRIDGE.legacy())) {
      wire.send(Calls.head("/", FORM, 1_000_000));
      tricklesUntilItTimesOut(wire);
    }
  }

  /** Of all these no byte belongs to the body. */
  @ParameterizedTest
  @ValueSource(strings = {"5;", "5\r\nabcde\r\n0;", "0\r\n", "0\r\nX: "})
  void chunksThatTrickleForeverTimeOut(String start) throws IOException {
    try (Wire wire = Wire.to(BRIDGE.legacy())) {
      wire.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + FORM + "\r\n");
      wire.send("Transfer-Encoding: chunked\r\n\r\n" + start);
      tricklesUntilItTimesOut(wire);
    }
  }

  private static void tricklesUntilItTimesOut(Wire wire) throws IOException {
    long start = System.nanoTime();
    while (!wire.hasReply() && System.nanoTime() - start < TimeUnit.SECONDS.toNanos(20)) {
      wire.sendWhatIsTaken("x".getBytes(StandardCharsets.US_ASCII));
      pause(IDLE.dividedBy(10));
    }
    assertThat(wire.hasReply()).isTrue();
    LegacyReply.of(wire.reply())
        .hasStatus(408)
        .isRestError("AWS.InvalidRequest", "did not arrive in time");
  }

  @Test
  void bodyThatTakesAWhileIsRead() throws IOException {
    String form = Calls.query(Calls.OPERATION);
    try (Wire wire = Wire.to(BRIDGE.legacy())) {
      wire.send(Calls.head("/", FORM, form.length()));
      int half = form.length() / 2;
      pause(IDLE.dividedBy(3));
      wire.send(form.substring(0, half));
      pause(IDLE.dividedBy(3));
      wire.send(form.substring(half));
      LegacyReply.of(wire.reply()).isPage(1, 0, 0);
    }
  }

  @Test
  void requestInSinglePiecesIsRead() throws IOException {
    String request =
        new String(Calls.xml(Calls.soap(Calls.OPERATION, "<Request/>")), StandardCharsets.UTF_8);
    try (Wire wire = Wire.to(BRIDGE.legacy())) {
      for (int i = 0; i < request.length(); i++) {
        wire.send(request.substring(i, i + 1));
      }
      LegacyReply.of(wire.reply()).isPage(1, 0, 0);
    }
  }

  @Test
  void answerIsThereForASlowReader() throws IOException {
    try (Wire wire = Wire.to(BRIDGE.legacy())) {
      wire.send(Calls.get(Calls.query(Calls.OPERATION)));
      pause(IDLE.multipliedBy(2));
      LegacyReply.of(wire.reply()).isPage(1, 0, 0);
    }
  }

  @Test
  void stalledBodiesKeepNobodyOut() throws IOException {
    List<Wire> stalled = new ArrayList<>();
    try (RunningBridge patient = RunningBridge.start()) {
      for (int i = 0; i < 200; i++) {
        Wire wire = Wire.to(patient.legacy());
        stalled.add(wire);
        wire.send(Calls.head("/", FORM, 100) + "Operation=");
      }
      patient.answersGoodCalls();
      for (Wire wire : stalled) {
        wire.close();
      }
    }
  }

  @Test
  void formThatIsCutOff() throws IOException {
    try (Wire wire = Wire.to(BRIDGE.legacy())) {
      wire.send(Calls.head("/", FORM, 1000) + Calls.query(Calls.OPERATION));
      wire.shutdownOutput();
      LegacyReply.of(wire.reply())
          .hasStatus(400)
          .isRestError("AWS.InvalidRequest", "cut off before its end");
    }
  }

  @Test
  void messageThatIsCutOff() throws IOException {
    try (Wire wire = Wire.to(BRIDGE.legacy())) {
      wire.send(Calls.head("/", "text/xml", 10_000) + Calls.soap(Calls.OPERATION, ""));
      wire.shutdownOutput();
      LegacyReply.of(wire.reply()).hasStatus(400).isFault("Client", "cut off before its end");
    }
  }

  @Test
  void chunksThatAreCutOff() throws IOException {
    try (Wire wire = Wire.to(BRIDGE.legacy())) {
      wire.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\n");
      wire.send("Transfer-Encoding: chunked\r\n\r\n5\r\n<a/>\n\r\n");
      wire.shutdownOutput();
      LegacyReply.of(wire.reply()).hasStatus(400).isFault("Client", "cut off before its end");
    }
  }

  @Test
  void chunksThatAreNone() throws IOException {
    try (Wire wire = Wire.to(BRIDGE.legacy())) {
      wire.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\n");
      wire.send("Transfer-Encoding: chunked\r\n\r\nzz\r\n<a/>\n\r\n");
      LegacyReply.of(wire.reply()).hasStatus(400).isFault("Client", "");
    }
  }

  @Test
  void callerWhoLeavesInTheMiddle() throws IOException {
    try (Wire wire = Wire.to(BRIDGE.legacy())) {
      wire.send(Calls.head("/", "text/xml", 10_000) + "<s:");
    }
  }

  private static void pause(Duration time) {
    LockSupport.parkNanos(time.toNanos());
  }
}
