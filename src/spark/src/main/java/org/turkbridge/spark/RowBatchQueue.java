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
final class RowBatchQueue implements RowBatchReader {
  private static final int MOST_AHEAD = 4;

  /** How often one who waits looks whether anybody still takes. */
  private static final long LOOK_MILLIS = 100;

  /** For a file system that heeds no interruption. */
  private static final long MOST_FAREWELL_MILLIS = 5000;

  private final BlockingQueue<Entry> entries = new ArrayBlockingQueue<>(MOST_AHEAD);
  private final Thread thread;
  private volatile boolean closed;
  private boolean ended;

  /** What a reading has come to. */
  private sealed interface Entry {}

  private record BatchEntry(RowBatch batch) implements Entry {}

  private record EndEntry(@Nullable Throwable failure) implements Entry {}

  /** Gives away parts. */
  interface Reading {
    void giveTo(Consumer<RowBatch> taker) throws IOException;
  }

  /** The one who takes is no longer there. */
  private static final class AbandonedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Begins to read. */
  RowBatchQueue(Reading reading) {
    thread = new Thread(() -> run(reading), Thread.currentThread().getName() + " archive");
    thread.setDaemon(true);
    thread.start();
  }

  private void run(Reading reading) {
    @Nullable Throwable failure = null;
    try {
      reading.giveTo(batch -> put(new BatchEntry(batch)));
    } catch (AbandonedException e) {
      return;
    } catch (IOException | RuntimeException | Error e) {
      failure = e;
    }
    try {
      put(new EndEntry(failure));
    } catch (AbandonedException e) {
      // Nobody wants to know.
    }
  }

  private void put(Entry entry) {
    try {
      while (closed || !entries.offer(entry, LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        if (closed) {
          throw new AbandonedException();
        }
      }
    } catch (InterruptedException e) {
      throw new AbandonedException();
    }
  }

  @Override
  public @Nullable RowBatch next() throws IOException {
    if (ended) {
      return null;
    }
    Entry entry;
    try {
      entry = entries.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
    if (entry instanceof BatchEntry some) {
      return some.batch();
    }
    ended = true;
    @Nullable Throwable failure = ((EndEntry) entry).failure();
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
    entries.clear();
    try {
      thread.join(MOST_FAREWELL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
