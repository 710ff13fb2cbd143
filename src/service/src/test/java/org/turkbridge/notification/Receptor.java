package org.turkbridge.notification;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A server that is notified. */
public final class Receptor implements AutoCloseable {
  /** A test that waits so long has failed. */
  private static final long PATIENCE_SECONDS = 60;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile int status = 200;
  private volatile @Nullable String location;
  private volatile String answer = "";
  private volatile boolean isSilent;

  /** A request. */
  public record Received(
      String method, String path, @Nullable String query, String body, @Nullable String action) {}

  public Receptor() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      received.add(
          new Received(
              exchange.getRequestMethod(),
              exchange.getRequestURI().getPath(),
              exchange.getRequestURI().getRawQuery(),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
              exchange.getRequestHeaders().getFirst("SOAPAction")));
      if (isSilent) {
        closed.await();
        return;
      }
      if (location != null) {
        exchange.getResponseHeaders().set("Location", location);
      }
      exchange.getResponseHeaders().set("Content-Type", "text/xml");
      byte[] content = answer.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
      exchange.getResponseBody().write(content);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  Receptor answering(int status) {
    this.status = status;
    return this;
  }

  Receptor answering(String content) {
    this.answer = content;
    return this;
  }

  Receptor redirecting(String to) {
    this.location = to;
    return answering(302);
  }

  /** One that takes requests and says nothing. */
  public Receptor silent() {
    this.isSilent = true;
    return this;
  }

  /** One that answers from now on. */
  public Receptor speaking() {
    this.isSilent = false;
    return this;
  }

  /** The next request, which is waited for. */
  public Received next() throws InterruptedException {
    @Nullable Received next = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("Nothing came");
    }
    return next;
  }

  /** How many came that nobody has asked for. */
  public int left() {
    return received.size();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
