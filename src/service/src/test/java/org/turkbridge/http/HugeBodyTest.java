package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/** Bodies of 100 MB are refused, with an answer that can be read and without keeping them. */
@Isolated("it measures the heap")
final class HugeBodyTest {
  private static final int PIECES = 100;
  private static final byte[] PIECE = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
  private static final long HUGE = (long) PIECES * PIECE.length;
  private static final String FORM = "application/x-www-form-urlencoded";

  @RegisterExtension static final RunningBridge BRIDGE = RunningBridge.start().checkedAfterEach();

  @Test
  void withItsLength() throws IOException {
    try (Wire wire = Wire.to(BRIDGE.legacy())) {
      wire.send(Calls.head("/", FORM, HUGE));
      sendPieces(wire);
      refused(wire);
    }
  }

  @Test
  void inChunks() throws IOException {
    try (Wire wire = Wire.to(BRIDGE.legacy())) {
      wire.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\n");
      wire.send("Transfer-Encoding: chunked\r\n\r\n");
      for (int i = 0; i < PIECES; i++) {
        wire.send("100000\r\n");
        wire.send(PIECE);
        wire.send("\r\n");
      }
      wire.send("0\r\n\r\n");
      LegacyReply.of(wire.reply()).hasStatus(413).isFault("Client", "1048576");
    }
  }

  @Test
  void clientThatExpectsToBeToldIsToldAtOnce() throws IOException {
    try (Wire wire = Wire.to(BRIDGE.legacy())) {
      wire.send(expecting(HUGE));
      refused(wire);
    }
  }

  @Test
  void clientThatExpectsToBeToldMaySendWhatFits() throws IOException {
    byte[] form = Calls.query(Calls.OPERATION).getBytes(StandardCharsets.US_ASCII);
    try (Wire wire = Wire.to(BRIDGE.legacy())) {
      wire.send(expecting(form.length));
      assertThat(wire.reply().status()).isEqualTo(100);
      wire.send(form);
      LegacyReply.of(wire.reply()).isPage(1, 0, 0);
    }
  }

  @Test
  void clientThatExpectsButDoesNotWait() throws IOException {
    try (Wire wire = Wire.to(BRIDGE.legacy())) {
      wire.send(expecting(HUGE));
      for (int i = 0; i < PIECES; i++) {
        wire.sendWhatIsTaken(PIECE);
      }
      refused(wire);
    }
  }

  @Test
  void endlessBodyIsCutOff() throws IOException {
    try (Wire wire = Wire.to(BRIDGE.legacy())) {
      wire.send(Calls.head("/", FORM, Long.MAX_VALUE));
      for (int i = 0; i < 300; i++) {
        wire.sendWhatIsTaken(PIECE);
      }
      refused(wire);
    }
  }

  @Test
  void nothingOfItIsKept() throws IOException {
    try (Wire wire = Wire.to(BRIDGE.legacy())) {
      wire.send(Calls.head("/", FORM, HUGE + 1));
      long before = live();
      sendPieces(wire);
      assertThat(live() - before).isLessThan(HUGE / 4);
      wire.send("x");
      refused(wire);
    }
  }

  private static long live() {
    Runtime.getRuntime().gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static String expecting(long length) {
    return Calls.head("/", FORM, length).replace("\r\n\r\n", "\r\nExpect: 100-continue\r\n\r\n");
  }

  private static void sendPieces(Wire wire) throws IOException {
    for (int i = 0; i < PIECES; i++) {
      wire.send(PIECE);
    }
  }

  private static void refused(Wire wire) throws IOException {
    LegacyReply.of(wire.reply()).hasStatus(413).isRestError("AWS.InvalidRequest", "1048576");
  }
}
