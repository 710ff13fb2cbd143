package org.turkbridge.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Hands calls to a server as they came, so that signatures hold, and its answers back, changed. */
final class FaultyProxy implements AutoCloseable {
  private final HttpServer server;
  private volatile UnaryOperator<Reply> mistake = UnaryOperator.identity();
  private final AtomicInteger changed = new AtomicInteger();

  private FaultyProxy(HttpServer server) {
    this.server = server;
  }

  static FaultyProxy before(URI service) throws IOException {
    FaultyProxy proxy =
        new FaultyProxy(
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    proxy.server.createContext("/", exchange -> proxy.answer(exchange, service));
    proxy.server.start();
    return proxy;
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** From now on the answers have that mistake. */
  void make(UnaryOperator<Reply> other) {
    mistake = other;
    changed.set(0);
  }

  /** How many answers were not as the server gave them since then. */
  int changed() {
    return changed.get();
  }

  private void answer(HttpExchange exchange, URI service) throws IOException {
    try (exchange) {
      Reply right = Wire.exchange(service, request(exchange));
      Reply wrong = mistake.apply(right);
      if (wrong.status() != right.status()
          || !wrong.headers().equals(right.headers())
          || !Arrays.equals(wrong.body(), right.body())) {
        changed.incrementAndGet();
      }
      exchange.getResponseHeaders().set("Content-Type", wrong.header("content-type"));
      // On a connection that is kept this server's answers wait for late acknowledgements.
      exchange.getResponseHeaders().set("Connection", "close");
      exchange.sendResponseHeaders(wrong.status(), wrong.body().length);
      exchange.getResponseBody().write(wrong.body());
    }
  }

  private static byte[] request(HttpExchange exchange) throws IOException {
    StringBuilder head = new StringBuilder();
    head.append(exchange.getRequestMethod()).append(' ').append(exchange.getRequestURI());
    head.append(" HTTP/1.1\r\n");
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) ->
                values.forEach(
                    value -> head.append(name).append(": ").append(value).append("\r\n")));
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    request.writeBytes(exchange.getRequestBody().readAllBytes());
    return request.toByteArray();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
