package org.turkbridge.http;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * A connection whose requests are counted from the first byte on, and whose request heads must come
 * within a time: the server library has limits for one head and for silence, none for all heads and
 * for one that trickles.
 */
final class CountedConnection extends HttpConnection {
  /** Each takes far more of the heap than its bytes; programs send a dozen. */
  private static final int MOST_HEADERS = 100;

  /** Said with HTTP 431. */
  static final String TOO_MANY_HEADERS =
      "The request has more than " + MOST_HEADERS + " headers; send it with fewer";

  /** What a connection takes while nothing arrives, in bytes. */
  private static final int SIZE = (8 << 10) + Arrivals.SMALL;

  /** The same with TLS. */
  private static final int SIZE_WITH_TLS = SIZE + (64 << 10);

  /** Of one read; given back when it is empty. */
  private static final int INPUT_BUFFER = 32 << 10;

  private static final Duration LONGEST_LEAVING = Duration.ofSeconds(1);

  private final Arrivals.Arrival arrival;
  private final long idleTimeout;
  private volatile boolean isDiscarding;
  private @Nullable RequestBody body;

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
                getExecutor().execute(CountedConnection.this::leave);
              }

              @Override
              public void atOnce() {
                endPoint.close();
              }
            });
    ((HeadParser) getParser()).count(this, longestHead);
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
          new CountedConnection(getHttpConfiguration(), connector, endPoint, arrivals, longestHead);
      connection.setTransferEncodingChunkMaxLength(getTransferEncodingChunkMaxLength());
      return configure(connection, connector, endPoint);
    }
  }

  static CountedConnection of(Request request) {
    return (CountedConnection) request.getConnectionMetaData().getConnection();
  }

  /** From now on, until the request is over, that body is what is read from it. */
  synchronized void reads(RequestBody body) {
    this.body = body;
  }

  /** The request is over. */
  void ended() {
    synchronized (this) {
      body = null;
    }
    arrival.ended();
  }

  /**
   * Tells whoever waits for more of a request, or for one. Whoever reads just now sees for himself
   * that room is needed.
   */
  private synchronized void leave() {
    if (body == null) {
      ((AbstractEndPoint) getEndPoint())
          .getFillInterest()
          .onFail(new TimeoutException("Room is needed"));
    } else {
      body.leave();
    }
  }

  @Override
  public void fillInterested(Callback callback) {
    if (getParser().isClose() && getHttpChannel().getRequest() != null) {
      // What was refused is still being answered, and what follows it is read by that.
      return;
    }
    super.fillInterested(callback);
    if (arrival.isToLeave()) {
      leave();
    }
  }

  /** What it and the request on it take. */
  Arrivals.Arrival arrival() {
    return arrival;
  }

  /** Gives the connection its time again, to hear why it is to leave. */
  void endIn(Duration time) {
    getEndPoint().setIdleTimeout(Math.min(time.toMillis(), idleTimeout));
  }

  /** What is wrong with its request is still told. */
  void endSoon() {
    endIn(LONGEST_LEAVING);
  }

  /**
   * What is to be told when the answer is sent: of a request that was refused in its head, what
   * follows is thrown away first.
   */
  Callback afterAnswer(Callback end) {
    if (!getParser().isClose()) {
      return end;
    }
    isDiscarding = true;
    endSoon();
    return Callback.from(
        () -> {
          arrival.told();
          new Discarding(getEndPoint(), end).succeeded();
        },
        end::failed);
  }

  @Override
  public boolean onIdleExpired(TimeoutException timeout) {
    return isDiscarding || super.onIdleExpired(timeout);
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
  protected HttpConnection.RequestHandler newRequestHandler() {
    return new FieldLimits();
  }

  /** The server library limits their bytes alone. */
  private final class FieldLimits extends HttpConnection.RequestHandler {
    private int headers;

    @Override
    public void startRequest(String method, String uri, HttpVersion version) {
      headers = 0;
      super.startRequest(method, uri, version);
    }

    @Override
    public void parsedHeader(HttpField field) {
      headers++;
      if (headers > MOST_HEADERS) {
        throw new HttpException.RuntimeException(
            HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431, TOO_MANY_HEADERS);
      }
      super.parsedHeader(field);
    }

    /** Nobody asks for them. */
    @Override
    public void parsedTrailer(HttpField field) {}
  }

  @Override
  public void onFillInterestedFailed(Throwable cause) {
    HeadParser parser = (HeadParser) getParser();
    if (cause instanceof TimeoutException && parser.isInHead()) {
      parser.refuse();
    } else if (arrival.isToLeave()) {
      getEndPoint().close(cause);
    } else {
      super.onFillInterestedFailed(cause);
    }
  }

  @Override
  public void onClose(@Nullable Throwable cause) {
    arrival.close();
    super.onClose(cause);
  }
}
