package org.turkbridge.http;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.NanoTime;
import org.jspecify.annotations.Nullable;

/**
 * A connection whose requests are counted from the first byte on, and whose request heads must come
 * within a time: the server library has limits for one head and for silence, none for all heads and
 * for one that trickles.
 */
final class CountedConnection extends HttpConnection {
  /** The texts of a head are copied when they are taken apart. */
  private static final int COPIES_OF_HEAD = 3;

  /** What a connection takes while nothing arrives, in bytes. */
  private static final int SIZE = (8 << 10) + Arrivals.SMALL;

  /** The same with TLS. */
  private static final int SIZE_WITH_TLS = SIZE + (64 << 10);

  /** Of one read; given back when it is empty. */
  private static final int INPUT_BUFFER = 32 << 10;

  private final Arrivals.Arrival arrival;
  private final long idleTimeout;

  private CountedConnection(
      HttpConfiguration configuration,
      Connector connector,
      EndPoint endPoint,
      Arrivals arrivals,
      Duration longestHead) {
    super(configuration, connector, endPoint);
    this.idleTimeout = connector.getIdleTimeout();
    this.arrival =
        arrivals.open(
            endPoint.isSecure() ? SIZE_WITH_TLS : SIZE,
            new Arrivals.Leave() {
              @Override
              public void politely() {
                // Ends whatever waits on it, in the way of a connection that is silent for too long.
                endPoint.setIdleTimeout(1);
              }

              @Override
              public void atOnce() {
                endPoint.close();
              }
            });
    ((HeadParser) getParser()).count(arrival, longestHead);
  }

  /** Makes such connections. */
  static final class Factory extends HttpConnectionFactory {
    private final Arrivals arrivals;
    private final Duration longestHead;

    /**
     * @param arrivals counts them
     * @param longestHead how long a request's head may take to arrive
     */
    Factory(HttpConfiguration configuration, Arrivals arrivals, Duration longestHead) {
      super(configuration);
      setInputBufferSize(INPUT_BUFFER);
      this.arrivals = arrivals;
      this.longestHead = longestHead;
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
      CountedConnection connection =
          new CountedConnection(
              getHttpConfiguration(), connector, endPoint, arrivals, longestHead);
      connection.setTransferEncodingChunkMaxLength(getTransferEncodingChunkMaxLength());
      return configure(connection, connector, endPoint);
    }
  }

  static CountedConnection of(Request request) {
    return (CountedConnection) request.getConnectionMetaData().getConnection();
  }

  /** What it and the request on it take. */
  Arrivals.Arrival arrival() {
    return arrival;
  }

  /** Gives the connection its time again, to hear why it is to leave. */
  void endIn(Duration time) {
    getEndPoint().setIdleTimeout(Math.min(time.toMillis(), idleTimeout));
  }

  @Override
  protected HttpParser newHttpParser(HttpCompliance compliance) {
    HttpParser plain = super.newHttpParser(compliance);
    HeadParser parser =
        new HeadParser(
            (HttpParser.RequestHandler) plain.getHandler(),
            getHttpConfiguration().getRequestHeaderSize(),
            compliance);
    parser.setHeaderCacheSize(plain.getHeaderCacheSize());
    parser.setHeaderCacheCaseSensitive(plain.isHeaderCacheCaseSensitive());
    return parser;
  }

  @Override
  public void onFillInterestedFailed(Throwable cause) {
    HeadParser parser = (HeadParser) getParser();
    if (cause instanceof TimeoutException && parser.isInHead()) {
      endIn(Duration.ofMillis(idleTimeout));
      parser.refuse();
    } else {
      super.onFillInterestedFailed(cause);
    }
  }

  @Override
  public void onClose(@Nullable Throwable cause) {
    arrival.close();
    super.onClose(cause);
  }

  /** Counts what it parses of heads. */
  private static final class HeadParser extends HttpParser {
    private Arrivals.@Nullable Arrival arrival;
    private long longest;
    private long begun;
    private long length;

    HeadParser(RequestHandler handler, int longestHead, HttpCompliance compliance) {
      super(handler, longestHead, compliance);
    }

    void count(Arrivals.Arrival arrival, Duration longestHead) {
      this.arrival = arrival;
      this.longest = longestHead.toNanos();
    }

    /** Whether a head has begun and not ended. */
    boolean isInHead() {
      return inHeaderState() && length > 0;
    }

    @Override
    public boolean parseNext(ByteBuffer buffer) {
      if (!inHeaderState()) {
        return super.parseNext(buffer);
      }
      if (isStart()) {
        length = 0;
        begun = NanoTime.now();
      }
      int before = buffer.remaining();
      boolean handle = super.parseNext(buffer);
      boolean stays = take(before - buffer.remaining());
      if (!inHeaderState()) {
        length = 0;
      }
      // What is complete is refused as a request, in the envelope that it then has.
      if (isInHead() && !(stays && NanoTime.since(begun) < longest)) {
        refuse();
      }
      return handle;
    }

    private boolean take(int bytes) {
      long counted = Math.max(length, Arrivals.SMALL);
      length += bytes;
      return arrival == null
          || (length > counted
              ? arrival.take((length - counted) * COPIES_OF_HEAD)
              : !arrival.isToLeave());
    }

    void refuse() {
      badMessage(
          arrival != null && arrival.isToLeave()
              ? new HttpException.RuntimeException(
                  HttpStatus.SERVICE_UNAVAILABLE_503, Refusals.NO_MEMORY)
              : new HttpException.RuntimeException(
                  HttpStatus.REQUEST_TIMEOUT_408,
                  "The head of the request did not arrive in time; send it again"));
    }
  }
}
