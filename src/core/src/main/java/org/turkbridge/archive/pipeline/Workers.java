package org.turkbridge.archive.pipeline;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** The threads that work on parts of documents. */
final class Workers implements AutoCloseable {
  /** The caller's thread does it, at once. */
  static final Workers NONE = new Workers(1);

  private final @Nullable ExecutorService threads;
  private final int window;

  /**
   * @param threads with 1 the caller's does it
   */
  Workers(int threads) {
    this.threads = threads == 1 ? null : Executors.newFixedThreadPool(threads, Workers::thread);
    this.window = threads == 1 ? 0 : 2 * threads;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "turkbridge-worker");
    thread.setDaemon(true);
    return thread;
  }

  /** How many pieces of work should be under way. */
  int window() {
    return window;
  }

  /** Begins a piece of work, which declares no exception. */
  <T> Future<T> submit(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    if (threads == null) {
      task.run();
    } else {
      threads.execute(task);
    }
    return task;
  }

  /**
   * Waits for a piece of work.
   *
   * @throws InterruptedIOException if this thread is to end
   */
  static <T> T result(Future<T> work) throws IOException {
    try {
      return work.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException unexpected) {
        throw unexpected;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("the work declares no other", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  @Override
  public void close() {
    if (threads != null) {
      threads.shutdownNow();
    }
  }
}
