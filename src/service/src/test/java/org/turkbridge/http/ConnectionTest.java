package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The ways in which old and new clients use a connection. */
final class ConnectionTest {
  @RegisterExtension static final RunningBridge BRIDGE = RunningBridge.start();

  private static String soapRequest() {
    return new String(Calls.xml(Calls.soap(Calls.OPERATION, "<Request/>")), StandardCharsets.UTF_8);
  }

  @Test
  void manyMayConnectAtOnce() throws IOException {
    List<Socket> waiting = new ArrayList<>();
    try (RunningBridge busy = RunningBridge.notStarted()) {
      InetSocketAddress port =
          new InetSocketAddress(busy.legacy().getHost(), busy.legacy().getPort());
      for (int i = 0; i < 200; i++) {
        Socket socket = new Socket();
        waiting.add(socket);
        // A connection for which there is no room is tried again after a second.
        socket.connect(port, 900);
      }
    } finally {
      for (Socket socket : waiting) {
        socket.close();
      }
    }
  }

  @Test
  void http10ConnectionIsClosedAfterTheAnswer() throws IOException {
    try (Wire wire = Wire.to(BRIDGE.legacy())) {
      wire.send(soapRequest().replace("HTTP/1.1", "HTTP/1.0"));
      Reply reply = wire.reply();
      LegacyReply.of(reply).isPage(1, 0, 0);
      assertThat(reply.header("connection")).doesNotContainIgnoringCase("keep-alive");
      assertThat(wire.isEnded()).isTrue();
    }
  }

  @Test
  void http10ClientWithoutHostIsAnswered() throws IOException {
    BRIDGE.ask("GET /?" + Calls.query(Calls.OPERATION) + " HTTP/1.0\r\n\r\n").isPage(1, 0, 0);
  }

  @Test
  void http10ErrorClosesTheConnectionToo() throws IOException {
    try (Wire wire = Wire.to(BRIDGE.legacy())) {
      wire.send("GET /nowhere HTTP/1.0\r\n\r\n");
      LegacyReply.of(wire.reply()).hasStatus(404).isRestError("AWS.InvalidRequest", "path");
      assertThat(wire.isEnded()).isTrue();
    }
  }

  @Test
  void clientThatHasEndedItsSideIsAnswered() throws IOException {
    try (Wire wire = Wire.to(BRIDGE.legacy())) {
      wire.send(soapRequest());
      wire.shutdownOutput();
      LegacyReply.of(wire.reply()).isPage(1, 0, 0);
      assertThat(wire.isEnded()).isTrue();
    }
    try (Wire wire = Wire.to(BRIDGE.legacy())) {
      wire.send(Calls.get(Calls.query(Calls.OPERATION)));
      wire.shutdownOutput();
      LegacyReply.of(wire.reply()).isPage(1, 0, 0);
    }
  }

  @Test
  void connectionIsKeptForTheNextCallAlsoAfterErrors() throws IOException {
    try (Wire wire = Wire.to(BRIDGE.legacy())) {
      for (int i = 0; i < 5; i++) {
        wire.send(soapRequest());
        LegacyReply.of(wire.reply()).isPage(1, 0, 0);
        wire.send(Calls.xml("not xml"));
        LegacyReply.of(wire.reply()).isFault("Client", "");
        wire.send(Calls.get("Operation=Nothing"));
        LegacyReply.of(wire.reply()).isRestError("AWS.InvalidOperationParameter", "Nothing");
        wire.send(Calls.request("GET /nowhere"));
        LegacyReply.of(wire.reply()).hasStatus(404);
      }
    }
  }

  @Test
  void pipelinedRequestsAreAnsweredInTurn() throws IOException {
    StringBuilder requests = new StringBuilder();
    for (int page = 1; page <= 10; page++) {
      requests.append(Calls.get(Calls.query(Calls.OPERATION, "PageNumber=" + page)));
      requests.append(soapRequest());
    }
    try (Wire wire = Wire.to(BRIDGE.legacy())) {
      wire.send(requests.toString());
      for (int page = 1; page <= 10; page++) {
        LegacyReply.of(wire.reply()).isPage(page, 0, 0);
        LegacyReply.of(wire.reply()).isPage(1, 0, 0);
      }
    }
  }

  @Test
  void headHasTheHeadersOfGet() throws IOException {
    try (Wire wire = Wire.to(BRIDGE.legacy())) {
      wire.send("HEAD /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      assertThat(wire.rest()).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n");
    }
  }

  @Test
  void fiftyConnectionsAtOnce() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(50);
    try {
      List<Future<LegacyReply>> replies = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        byte[] request =
            i % 2 == 0
                ? Calls.form(Calls.query(Calls.OPERATION))
                : Calls.xml(Calls.soap(Calls.OPERATION, "<Request/>"));
        replies.add(callers.submit(() -> BRIDGE.ask(request)));
      }
      for (Future<LegacyReply> reply : replies) {
        reply.get().isPage(1, 0, 0);
      }
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  void fiftyOpenConnectionsAreAllServed() throws IOException {
    List<Wire> wires = new ArrayList<>();
    try {
      for (int i = 0; i < 50; i++) {
        wires.add(Wire.to(BRIDGE.legacy()));
      }
      for (Wire wire : wires) {
        wire.send(soapRequest());
      }
      for (Wire wire : wires) {
        LegacyReply.of(wire.reply()).isPage(1, 0, 0);
      }
    } finally {
      for (Wire wire : wires) {
        wire.close();
      }
    }
  }
}
