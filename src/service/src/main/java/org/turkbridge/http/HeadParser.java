package org.turkbridge.http;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.util.NanoTime;
import org.jspecify.annotations.Nullable;

/** Counts what it parses of heads, and limits what stands behind chunks. */
final class HeadParser extends HttpParser {
  /** The texts of a head are copied when they are taken apart. */
  private static final int COPIES_OF_HEAD = 3;

  /** In bytes, without what is read at once with the last chunk. */
  private static final int LONGEST_TRAILERS = 8 << 10;

  private @Nullable CountedConnection connection;
  private long longest;
  private long begun;
  private long length;
  private int trailers;

  HeadParser(HttpParser.RequestHandler handler, int longestHead, HttpCompliance compliance) {
    super(handler, longestHead, compliance);
  }

  void count(CountedConnection connection, Duration longestHead) {
    this.connection = connection;
    this.longest = longestHead.toNanos();
  }

  /** Whether a head has begun and not ended. */
  boolean isInHead() {
    return inHeaderState() && length > 0;
  }

  @Override
  public boolean parseNext(ByteBuffer buffer) {
    if (!inHeaderState()) {
      return parseBody(buffer);
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

  /** A line is kept until it ends. */
  private boolean parseBody(ByteBuffer buffer) {
    boolean wasInTrailers = isState(State.TRAILER);
    int before = buffer.remaining();
    boolean handle = super.parseNext(buffer);
    if (isState(State.TRAILER)) {
      trailers = wasInTrailers ? trailers + before - buffer.remaining() : 0;
      if (trailers > LONGEST_TRAILERS) {
        badMessage(new HttpException.RuntimeException(HttpStatus.BAD_REQUEST_400));
      }
    }
    return handle;
  }

  private boolean take(int bytes) {
    long counted = Math.max(length, Arrivals.SMALL);
    length += bytes;
    if (connection == null) {
      return true;
    }
    return length > counted
        ? connection.arrival().take((length - counted) * COPIES_OF_HEAD)
        : !connection.arrival().isToLeave();
  }

  void refuse() {
    boolean isToLeave = false;
    if (connection != null) {
      isToLeave = connection.arrival().isToLeave();
      connection.endSoon();
      // It is not going to be taken apart.
      connection
          .arrival()
          .release(connection.arrival().taken() / COPIES_OF_HEAD * (COPIES_OF_HEAD - 1));
    }
    badMessage(
        isToLeave
            ? new HttpException.RuntimeException(
                HttpStatus.SERVICE_UNAVAILABLE_503, Refusals.NO_MEMORY)
            : new HttpException.RuntimeException(
                HttpStatus.REQUEST_TIMEOUT_408,
                "The head of the request did not arrive in time; send it again"));
  }
}
