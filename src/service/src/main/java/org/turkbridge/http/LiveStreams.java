package org.turkbridge.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.turkbridge.console.page.LiveEvents;

/**
 * Sends calls to browsers as they arrive, as server-sent events. One thread is enough for all: who
 * reads slowly is sent nothing more until he has read, and then told how much he missed.
 */
final class LiveStreams implements AutoCloseable {
  /** Browsers that look on at once. */
  static final int MOST = 16;

  private static final Duration PAUSE = Duration.ofMillis(250);

  /** So often at least something is sent, so that both sides notice when the other is gone. */
  private static final int PAUSES_OF_SILENCE = 40;

  private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.UTF_8);

  private final List<Stream> streams = new CopyOnWriteArrayList<>();
  private final AtomicInteger open = new AtomicInteger();
  private final PeriodicSweep sweep =
      new PeriodicSweep("The list of calls as they arrive", this::send, PAUSE);
  private volatile boolean isClosed;

  /**
   * Begins a stream.
   *
   * @return false if there are too many
   */
  boolean open(LiveEvents events, Request request, Response response, Callback callback) {
    if (open.incrementAndGet() > MOST) {
      open.decrementAndGet();
      return false;
    }
    response.setStatus(HttpStatus.OK_200);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream; charset=utf-8");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    // For nginx, which would keep them back.
    response.getHeaders().put("X-Accel-Buffering", "no");
    Stream stream = new Stream(events, request, response, callback);
    request.addIdleTimeoutListener(timeout -> false);
    streams.add(stream);
    stream.send();
    if (isClosed) {
      stream.end();
    }
    return true;
  }

  private void send() {
    streams.forEach(Stream::send);
  }

  /** Ends all, and those that are still to come. */
  @Override
  public void close() {
    isClosed = true;
    sweep.close();
    streams.forEach(Stream::end);
  }

  /** One browser. */
  private final class Stream {
    private final LiveEvents events;
    private final Request request;
    private final Response response;
    private final Callback callback;
    private final AtomicBoolean isBusy = new AtomicBoolean();
    private final AtomicBoolean isOver = new AtomicBoolean();
    private int silence = PAUSES_OF_SILENCE;

    Stream(LiveEvents events, Request request, Response response, Callback callback) {
      this.events = events;
      this.request = request;
      this.response = response;
      this.callback = callback;
    }

    void send() {
      if (!isBusy.compareAndSet(false, true)) {
        return;
      }
      byte[] next;
      try {
        next = events.next();
      } catch (RuntimeException e) {
        failed(e);
        throw e;
      }
      silence++;
      if (next.length == 0 && silence < PAUSES_OF_SILENCE) {
        isBusy.set(false);
        return;
      }
      silence = 0;
      response.write(
          false,
          ByteBuffer.wrap(next.length == 0 ? HEARTBEAT : next),
          Callback.from(() -> isBusy.set(false), this::failed));
    }

    private void failed(Throwable gone) {
      if (isFirstEnd()) {
        callback.failed(gone);
      }
    }

    void end() {
      boolean isIdle = isBusy.compareAndSet(false, true);
      if (!isFirstEnd()) {
        return;
      }
      if (isIdle) {
        response.write(true, BufferUtil.EMPTY_BUFFER, callback);
      } else {
        Unanswered.drop(request, callback);
      }
    }

    private boolean isFirstEnd() {
      boolean isFirst = isOver.compareAndSet(false, true);
      if (isFirst) {
        streams.remove(this);
        open.decrementAndGet();
      }
      return isFirst;
    }
  }
}
