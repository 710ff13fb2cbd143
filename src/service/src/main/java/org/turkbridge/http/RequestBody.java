package org.turkbridge.http;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.NanoTime;
import org.jspecify.annotations.Nullable;
import org.turkbridge.memory.ByteSegments;

/**
 * Reads a request's body, up to a limit, within a time, and while there is memory for it. Waiting
 * for it holds no thread, so slow clients cannot keep others out.
 */
final class RequestBody implements Runnable {
  /** The largest body that is read, in bytes: forms of 1 MB, and Test and AnswerKey escaped. */
  static final int LARGEST = 1 << 20;

  /** A client that is still sending would not see its error; so much is read and thrown away. */
  private static final long MOST_DISCARDED = 256L << 20;

  /** So long at most is read on from one for whom there is no memory. */
  private static final Duration LONGEST_DISCARDING = Duration.ofSeconds(5);

  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(1);

  /** Is told once how the reading ended. */
  interface Receiver {
    void received(byte[] body);

    /**
     * The body cannot be taken.
     *
     * @param status of HTTP
     * @param end completes the request, once the refusal is sent
     */
    void refused(int status, String reason, Consumer<Callback> end);
  }

  private final Request request;
  private final CountedConnection connection;
  private final Receiver receiver;

  /** Whether it is decided what becomes of it; whatever else comes is thrown away. */
  private final AtomicBoolean isSettled = new AtomicBoolean();

  private volatile long deadline;
  private volatile boolean isWaiting;
  private ByteSegments kept = empty();
  private long length;
  private long taken;
  private boolean isOver;
  private @Nullable Callback end;

  /**
   * @param longest how long a body may take however it trickles; silence is the idle timeout's
   */
  private RequestBody(Request request, Duration longest, Receiver receiver) {
    this.request = request;
    this.connection = CountedConnection.of(request);
    this.receiver = receiver;
    this.deadline = NanoTime.now() + longest.toNanos();
  }

  static void read(Request request, Duration longest, Receiver receiver) {
    boolean waits = request.getHeaders().contains(HttpHeader.EXPECT);
    RequestBody body = new RequestBody(request, longest, receiver);
    body.connection.reads(body);
    if (body.isToLeave()) {
      body.noMemory(true);
    } else if (request.getLength() > LARGEST && waits) {
      body.tooLarge();
    } else {
      body.run();
    }
  }

  private boolean isToLeave() {
    return connection.arrival().isToLeave();
  }

  /** It was chosen to make room. Whoever reads it just now sees that; whoever waits does not. */
  void leave() {
    if (isWaiting) {
      noMemory(false);
    }
  }

  @Override
  public void run() {
    isWaiting = false;
    while (true) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        await();
        return;
      }
      if (Content.Chunk.isFailure(chunk)) {
        failed(chunk.getFailure());
        return;
      }
      boolean stays = take(chunk.getByteBuffer());
      boolean last = chunk.isLast();
      chunk.release();
      if (!stays && noMemory(true)) {
        return;
      }
      if (last || length > MOST_DISCARDED) {
        ended();
        return;
      }
    }
  }

  private void await() {
    if (NanoTime.until(deadline) <= 0) {
      tooSlow();
      return;
    }
    isWaiting = true;
    if (isToLeave()) {
      noMemory(false);
    }
    request.demand(this);
  }

  /** Whether there is memory for it. */
  private synchronized boolean take(ByteBuffer bytes) {
    length += bytes.remaining();
    if (length > LARGEST || request.getLength() > LARGEST) {
      forget();
      return !isToLeave();
    }
    long more = size(length) - taken;
    taken += more;
    boolean stays = more > 0 ? connection.arrival().take(more) : !isToLeave();
    if (stays && !isSettled.get()) {
      kept.add(BufferUtil.toArray(bytes));
    } else {
      forget();
    }
    return stays;
  }

  /** What so many bytes take: the segment that is written grows by doubling. */
  private static long size(long length) {
    return length <= Arrivals.SMALL ? 0 : length + Math.min(length, ByteSegments.SEGMENT);
  }

  private static ByteSegments empty() {
    return new ByteSegments(0);
  }

  private synchronized void forget() {
    kept = empty();
    connection.arrival().release(taken);
    taken = 0;
  }

  private boolean settle() {
    return isSettled.compareAndSet(false, true);
  }

  private void ended() {
    if (length > LARGEST) {
      tooLarge();
    } else if (settle()) {
      byte[] body = ByteSegments.joined(kept.segments());
      kept = empty();
      receiver.received(body);
    } else {
      over();
    }
  }

  private void failed(Throwable failure) {
    if (isToLeave()) {
      if (!noMemory(true)) {
        over();
      }
      return;
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof TimeoutException) {
        tooSlow();
        return;
      }
    }
    refuse(
        HttpStatus.BAD_REQUEST_400,
        "The body was cut off before its end, or is not as HTTP has it; send it again");
  }

  private void tooSlow() {
    refuse(HttpStatus.REQUEST_TIMEOUT_408, "The body did not arrive in time; send it again");
  }

  private void tooLarge() {
    refuse(
        HttpStatus.PAYLOAD_TOO_LARGE_413,
        "The body is larger than " + LARGEST + " bytes, the most that is read");
  }

  private void refuse(int status, String reason) {
    if (settle()) {
      receiver.refused(status, reason, Callback::succeeded);
    } else {
      over();
    }
  }

  /**
   * Says so at once; what still comes is read for a while, so that one who is still sending can
   * hear it.
   *
   * @param reads whether the rest is to be read once that is said, as nobody else does
   * @return false if something was said before
   */
  private boolean noMemory(boolean reads) {
    if (!settle()) {
      return false;
    }
    forget();
    deadline = NanoTime.now() + LONGEST_DISCARDING.toNanos();
    connection.endIn(LONGEST_SILENCE);
    receiver.refused(
        HttpStatus.SERVICE_UNAVAILABLE_503,
        Refusals.NO_MEMORY,
        callback -> {
          connection.arrival().told();
          if (mayEnd(callback)) {
            callback.succeeded();
          } else if (reads) {
            run();
          }
        });
    return true;
  }

  /** The refusal is sent. */
  private synchronized boolean mayEnd(Callback callback) {
    end = callback;
    return isOver;
  }

  /** All was read of a request that is refused. */
  private void over() {
    Callback ready;
    synchronized (this) {
      isOver = true;
      ready = end;
    }
    if (ready != null) {
      ready.succeeded();
    }
  }
}
