package org.turkbridge.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.NanoTime;

/**
 * Reads on, after a request was refused in its head, until its sender ends: whoever is still
 * sending when the connection is closed does not see why.
 */
final class Discarding implements Callback {
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final int BUFFER = 4 << 10;

  private final EndPoint endPoint;
  private final Callback end;
  private final long deadline = NanoTime.now() + LONGEST.toNanos();
  private final ByteBuffer buffer = BufferUtil.allocate(BUFFER);

  /**
   * @param end is told when it is over
   */
  Discarding(EndPoint endPoint, Callback end) {
    this.endPoint = endPoint;
    this.end = end;
  }

  /** There is something to read. */
  @Override
  public void succeeded() {
    try {
      int filled = endPoint.fill(buffer);
      while (filled > 0 && NanoTime.until(deadline) > 0) {
        BufferUtil.clear(buffer);
        filled = endPoint.fill(buffer);
      }
      if (filled == 0) {
        endPoint.fillInterested(this);
      } else {
        end.succeeded();
      }
    } catch (IOException e) {
      end.succeeded();
    }
  }

  /** There will be nothing more, or not in time. */
  @Override
  public void failed(Throwable x) {
    end.succeeded();
  }
}
