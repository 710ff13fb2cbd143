package org.turkbridge.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server that answers some requests, and keeps their connections open; of all others it ends the
 * connection when it has read the head.
 */
final class HangingUp implements AutoCloseable {
  private final ServerSocket port = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
  private final AtomicInteger requests = new AtomicInteger();
  private final Thread thread = new Thread(this::run, "hanging-up");
  private final int answered;

  HangingUp(int answered) throws IOException {
    this.answered = answered;
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    while (!port.isClosed()) {
      try (Socket connection = port.accept()) {
        serve(connection);
      } catch (IOException e) {
        // Whoever called has gone, or this is closed.
      }
    }
  }

  private void serve(Socket connection) throws IOException {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      // Anything else is a header or content.
      if (line.endsWith(" HTTP/1.1")) {
        requests.incrementAndGet();
      } else if (line.isEmpty()) {
        if (requests.get() > answered) {
          return;
        }
        connection
            .getOutputStream()
            .write(
                "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      }
    }
  }

  String url() {
    return "http://127.0.0.1:" + port.getLocalPort() + "/";
  }

  /** How many there were. */
  int requests() {
    return requests.get();
  }

  @Override
  public void close() throws IOException {
    port.close();
  }
}
