package org.turkbridge.notification;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.client.StringRequestContent;
import org.eclipse.jetty.client.WWWAuthenticationProtocolHandler;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turkbridge.local.UndeliverableException;

/**
 * Receptors of the old API: servers of Requesters that are asked by HTTP, each time once. The
 * clients of the JDK ask a second time where a connection ends without an answer.
 */
final class Receptors implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Receptors.class);
  private static final int MOST_THREADS = 8;
  private static final long MOST_BYTES = 65_536;

  private final HttpClient client;
  private final Duration patience;

  /**
   * @param patience how long a receptor may take to answer
   * @throws IllegalStateException if this machine has no room for a client
   */
  Receptors(Duration patience) {
    this.patience = patience;
    QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 1);
    threads.setName("turkbridge-receptors");
    threads.setDaemon(true);
    ClientConnector connector = new ClientConnector();
    connector.setSelectors(1);
    connector.setExecutor(threads);
    this.client = new HttpClient(new HttpClientTransportOverHTTP(connector));
    client.setExecutor(threads);
    client.setFollowRedirects(false);
    client.setConnectTimeout(patience.toMillis());
    client.setAddressResolutionTimeout(patience.toMillis());
    // Destinations come and go.
    client.setDestinationIdleTimeout(patience.multipliedBy(2).toMillis());
    client.setHttpCookieStore(new HttpCookieStore.Empty());
    client.setUserAgentField(new HttpField(HttpHeader.USER_AGENT, "Turkbridge"));
    try {
      client.start();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    client.getProtocolHandlers().remove(WWWAuthenticationProtocolHandler.NAME);
    client.getContentDecoderFactories().clear();
  }

  void get(URI url) throws UndeliverableException {
    send(client.newRequest(url).method(HttpMethod.GET));
  }

  void post(URI url, String envelope) throws UndeliverableException {
    send(
        client
            .newRequest(url)
            .method(HttpMethod.POST)
            .headers(headers -> headers.put("SOAPAction", "\"http://soap.amazon.com\""))
            .body(
                new StringRequestContent(
                    "text/xml; charset=utf-8", envelope, StandardCharsets.UTF_8)));
  }

  private void send(Request request) throws UndeliverableException {
    CompletableFuture<Result> ended = new CompletableFuture<>();
    request
        // A connection of its own: one that was kept may have ended, and nothing is sent again.
        .headers(headers -> headers.put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString()))
        .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        .onResponseContent(new Limit())
        .send(ended::complete);
    int status;
    try {
      Result result = ended.get(patience.multipliedBy(2).toMillis(), TimeUnit.MILLISECONDS);
      // Nobody reads the content, nor minds what becomes of it.
      status = result.getResponse().getStatus();
      if (status == 0) {
        throw unanswered(result.getFailure());
      }
    } catch (TimeoutException e) {
      var unused = request.abort(e);
      throw unanswered(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      var unused = request.abort(e);
      Thread.currentThread().interrupt();
      throw new UndeliverableException("this server stops.", e);
    }
    if (status / 100 == 3) {
      throw new UndeliverableException(
          "the receptor answered HTTP " + status + ", and redirects are not followed.");
    }
    if (status / 100 != 2) {
      throw new UndeliverableException("the receptor answered HTTP " + status + ".");
    }
  }

  private UndeliverableException unanswered(Throwable failure) {
    return failure instanceof TimeoutException || failure instanceof SocketTimeoutException
        ? new UndeliverableException(
            "the receptor did not answer within " + patience.toSeconds() + " s.", failure, true)
        : new UndeliverableException("the receptor could not be reached.", failure);
  }

  /** Ends the exchange where the content is long. */
  private static final class Limit implements Response.ContentListener {
    private long bytes;

    @Override
    public void onContent(Response response, ByteBuffer content) {
      bytes += content.remaining();
      if (bytes > MOST_BYTES) {
        var unused = response.abort(new IOException("nobody reads so much"));
      }
    }
  }

  @Override
  public void close() {
    try {
      client.stop();
    } catch (Exception e) {
      LOG.warn("The client of receptors did not end: {}", e.getMessage());
    }
  }
}
