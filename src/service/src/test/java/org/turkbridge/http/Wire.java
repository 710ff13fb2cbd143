package org.turkbridge.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A connection to a server, byte by byte: other clients are too polite for bad requests. */
final class Wire implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Socket socket;
  private final InputStream in;

  private Wire(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  static Wire to(URI server) throws IOException {
    Socket socket = new Socket(server.getHost(), server.getPort());
    socket.setSoTimeout((int) PATIENCE.toMillis());
    return new Wire(socket);
  }

  /** Sends one request on a connection of its own and reads the answer. */
  static Reply exchange(URI server, byte[] request) throws IOException {
    try (Wire wire = to(server)) {
      wire.sendWhatIsTaken(request);
      return wire.reply();
    }
  }

  static Reply exchange(URI server, String request) throws IOException {
    return exchange(server, request.getBytes(StandardCharsets.UTF_8));
  }

  void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends as much as the server takes before it closes the connection. */
  void sendWhatIsTaken(byte[] bytes) throws IOException {
    try {
      send(bytes);
    } catch (SocketException closed) {
      // The answer says why.
    }
  }

  void shutdownOutput() throws IOException {
    socket.shutdownOutput();
  }

  /** Reads one answer, of a request that is no HEAD. */
  Reply reply() throws IOException {
    String[] status = line().split(" ", 3);
    Map<String, String> headers = headers();
    int code = Integer.parseInt(status[1]);
    return new Reply(code, headers, code == 100 ? new byte[0] : body(headers));
  }

  private Map<String, String> headers() throws IOException {
    Map<String, String> headers = new HashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).trim());
    }
    return headers;
  }

  private byte[] body(Map<String, String> headers) throws IOException {
    String length = headers.get("content-length");
    return length == null ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length));
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("The server closed the connection after: " + line);
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  /** All that comes until the server closes the connection. */
  String rest() throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Whether the server answers, or closes the connection, within that time. */
  boolean isAnsweredWithin(Duration time) throws IOException {
    socket.setSoTimeout((int) time.toMillis());
    in.mark(1);
    try {
      in.read();
      in.reset();
      return true;
    } catch (SocketTimeoutException waits) {
      return false;
    } catch (SocketException closed) {
      return true;
    } finally {
      socket.setSoTimeout((int) PATIENCE.toMillis());
    }
  }

  /** Whether the server has sent anything yet. */
  boolean hasReply() throws IOException {
    return in.available() > 0;
  }

  /** Whether the server closes the connection without another byte. */
  boolean isEnded() throws IOException {
    return in.read() < 0;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
