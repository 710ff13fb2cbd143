package org.turkbridge.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.NanoTime;

/**
 * Reads a request's body, up to a limit and within a time. Waiting for it holds no thread, so slow
 * clients cannot keep others out.
 */
final class RequestBody implements Runnable {
  /** The largest body that is read, in bytes: forms of 1 MB, and Test and AnswerKey escaped. */
  static final int LARGEST = 1 << 20;

  /** A client that is still sending would not see its error; so much is read and thrown away. */
  private static final long MOST_DISCARDED = 256L << 20;

  /** Is told once how the reading ended. */
  interface Receiver {
    void received(byte[] body);

    /**
     * The body cannot be taken.
     *
     * @param status of HTTP
     */
    void refused(int status, String reason);
  }

  private final Request request;
  private final Receiver receiver;
  private final long deadline;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private long length;

  /**
   * @param longest how long a body may take however it trickles; silence is the idle timeout's
   */
  private RequestBody(Request request, Duration longest, Receiver receiver) {
    this.request = request;
    this.receiver = receiver;
    this.deadline = NanoTime.now() + longest.toNanos();
  }

  static void read(Request request, Duration longest, Receiver receiver) {
    boolean waits = request.getHeaders().contains(HttpHeader.EXPECT);
    if (request.getLength() > LARGEST && waits) {
      tooLarge(receiver);
    } else {
      new RequestBody(request, longest, receiver).run();
    }
  }

  @Override
  public void run() {
    while (true) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        if (NanoTime.until(deadline) <= 0) {
          tooSlow();
        } else {
          request.demand(this);
        }
        return;
      }
      if (Content.Chunk.isFailure(chunk)) {
        failed(chunk.getFailure());
        return;
      }
      take(chunk.getByteBuffer());
      boolean last = chunk.isLast();
      chunk.release();
      if (last || length > MOST_DISCARDED) {
        ended();
        return;
      }
    }
  }

  private void take(ByteBuffer bytes) {
    length += bytes.remaining();
    if (length > LARGEST) {
      kept.reset();
    } else {
      kept.writeBytes(BufferUtil.toArray(bytes));
    }
  }

  private void ended() {
    if (length > LARGEST) {
      tooLarge(receiver);
    } else {
      receiver.received(kept.toByteArray());
    }
  }

  private void failed(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof TimeoutException) {
        tooSlow();
        return;
      }
    }
    receiver.refused(
        HttpStatus.BAD_REQUEST_400, "The body was cut off before its end; send it again");
  }

  private void tooSlow() {
    receiver.refused(
        HttpStatus.REQUEST_TIMEOUT_408, "The body did not arrive in time; send it again");
  }

  private static void tooLarge(Receiver receiver) {
    receiver.refused(
        HttpStatus.PAYLOAD_TOO_LARGE_413,
        "The body is larger than " + LARGEST + " bytes, the most that is read");
  }
}
