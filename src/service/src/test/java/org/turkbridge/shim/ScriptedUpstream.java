package org.turkbridge.shim;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.mturk.MTurkClient;

/** A service at a port of this machine that gives every call the answer it is told to give. */
final class ScriptedUpstream implements AutoCloseable {
  /**
   * @param body JSON, a page, or nothing
   */
  record Reply(int status, Map<String, String> headers, String body) {
    static Reply json(int status, String body) {
      return new Reply(status, Map.of("Content-Type", "application/x-amz-json-1.1"), body);
    }

    static Reply page(int status, String body) {
      return new Reply(status, Map.of("Content-Type", "text/html"), body);
    }
  }

  /** The JSON of an error: its type, and what follows it. */
  static String error(String type, String rest) {
    return "{\"__type\":\"" + type + "\"" + rest + "}";
  }

  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);
  private final AtomicInteger calls = new AtomicInteger();
  private volatile Reply reply = Reply.json(200, "{}");

  ScriptedUpstream() throws Exception {
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback)
              throws Exception {
            Content.Source.asByteBuffer(request);
            answer(response, callback);
            return true;
          }
        });
    server.start();
  }

  private void answer(Response response, Callback callback) {
    calls.incrementAndGet();
    response.setStatus(reply.status());
    reply.headers().forEach((name, value) -> response.getHeaders().put(new HttpField(name, value)));
    response.write(
        true, BufferUtil.toBuffer(reply.body().getBytes(StandardCharsets.UTF_8)), callback);
  }

  /** What it answers from now on. */
  void answers(Reply next) {
    reply = next;
    calls.set(0);
  }

  /** How often it was called since it was told what to answer. */
  int calls() {
    return calls.get();
  }

  /** A client of it that does not wait before it repeats a call. */
  MTurkClient client() {
    return ScriptedService.client(
        UrlConnectionHttpClient.create(),
        URI.create("http://127.0.0.1:" + connector.getLocalPort()));
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("The upstream did not stop cleanly", e);
    }
  }
}
