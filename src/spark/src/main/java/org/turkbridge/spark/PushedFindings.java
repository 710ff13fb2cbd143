package org.turkbridge.spark;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Parts that a reading gives away, taken one by one: the reading has a thread of its own, which
 * waits when it is a few parts ahead.
 */
final class PushedFindings implements FindingsSource {
  private static final int MOST_AHEAD = 4;

  /** How often one who waits looks whether anybody still takes. */
  private static final long LOOK_MILLIS = 100;

  /** For a file system that heeds no interruption. */
  private static final long MOST_FAREWELL_MILLIS = 5000;

  private final BlockingQueue<Step> steps = new ArrayBlockingQueue<>(MOST_AHEAD);
  private final Thread thread;
  private volatile boolean closed;
  private boolean ended;

  /** What a reading has come to. */
  private sealed interface Step {}

  private record Given(Findings findings) implements Step {}

  private record Ended(@Nullable Throwable failure) implements Step {}

  /** Gives away parts. */
  interface Reading {
    void giveTo(Consumer<Findings> taker) throws IOException;
  }

  /** The one who takes is no longer there. */
  private static final class AbandonedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Begins to read. */
  PushedFindings(Reading reading) {
    thread = new Thread(() -> run(reading), Thread.currentThread().getName() + " archive");
    thread.setDaemon(true);
    thread.start();
  }

  private void run(Reading reading) {
    @Nullable Throwable failure = null;
    try {
      reading.giveTo(findings -> put(new Given(findings)));
    } catch (AbandonedException e) {
      return;
    } catch (IOException | RuntimeException | Error e) {
      failure = e;
    }
    try {
      put(new Ended(failure));
    } catch (AbandonedException e) {
      // Nobody wants to know.
    }
  }

  private void put(Step step) {
    try {
      while (closed || !steps.offer(step, LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        if (closed) {
          throw new AbandonedException();
        }
      }
    } catch (InterruptedException e) {
      throw new AbandonedException();
    }
  }

  @Override
  public @Nullable Findings next() throws IOException {
    if (ended) {
      return null;
    }
    Step step;
    try {
      step = steps.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
    if (step instanceof Given given) {
      return given.findings();
    }
    ended = true;
    @Nullable Throwable failure = ((Ended) step).failure();
    if (failure instanceof UncheckedIOException unchecked) {
      throw unchecked.getCause();
    }
    if (failure instanceof IOException io) {
      throw io;
    }
    if (failure instanceof RuntimeException unexpected) {
      throw unexpected;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    return null;
  }

  /** Ends the reading, and waits a while until the thread has let go of the file. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    steps.clear();
    try {
      thread.join(MOST_FAREWELL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
