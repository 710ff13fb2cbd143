package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether the server says that it is up while every call that it answers waits. */
final class HealthTest {
  /** More than are answered at once. */
  private static final int CALLS = 200;

  private static final int ANSWERED_AT_ONCE = 64;

  @Test
  void healthAndMetricsAreNotBehindCalls() throws IOException {
    List<Socket> upstreamCalls = new ArrayList<>();
    List<Wire> callers = new ArrayList<>();
    ServerSocket silent = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
    try {
      URI upstream = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/");
      try (RunningBridge bridge = RunningBridge.over(upstream)) {
        for (int i = 0; i < CALLS; i++) {
          Wire caller = Wire.to(bridge.legacy());
          callers.add(caller);
          // Each another list, so that none is read for two.
          String type = "QualificationTypeId=3EXAMPLE" + String.format("%022d", i);
          caller.send(Calls.get(Calls.query(Calls.OPERATION, type)));
        }
        for (int i = 0; i < ANSWERED_AT_ONCE; i++) {
          upstreamCalls.add(silent.accept());
        }
        for (String path : List.of("/health", "/metrics")) {
          String get = Calls.request("GET " + path);
          assertThat(Wire.exchange(bridge.legacy(), get).status()).isEqualTo(200);
        }
        assertThat(callers).noneMatch(HealthTest::hasReply);
        silent.close();
        for (Socket call : upstreamCalls) {
          call.close();
        }
        for (Wire caller : callers) {
          assertThat(caller.reply().status()).isEqualTo(200);
        }
      }
    } finally {
      silent.close();
      for (Socket call : upstreamCalls) {
        call.close();
      }
      for (Wire caller : callers) {
        caller.close();
      }
    }
  }

  private static boolean hasReply(Wire wire) {
    try {
      return wire.hasReply();
    } catch (IOException e) {
      return true;
    }
  }
}
