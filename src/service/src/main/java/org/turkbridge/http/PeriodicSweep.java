package org.turkbridge.http;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turkbridge.local.AssignmentSweep;

/** Does something now and then, whatever became of it the last time, until it is closed. */
final class PeriodicSweep implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PeriodicSweep.class);
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);

  private final Runnable sweep;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "turkbridge-sweep");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Begins.
   *
   * @param pause before the first time, and between two
   */
  PeriodicSweep(Runnable sweep, Duration pause) {
    this.sweep = sweep;
    var unused =
        timer.scheduleWithFixedDelay(
            this::run, pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Writes what became of assignments by itself, every minute. */
  static PeriodicSweep of(AssignmentSweep assignments) {
    return new PeriodicSweep(assignments::run, Duration.ofMinutes(1));
  }

  private void run() {
    try {
      sweep.run();
    } catch (RuntimeException e) {
      LOG.warn("What became of assignments by itself was not written: {}", e.getMessage());
    } catch (Error e) {
      // Thrown on, it would end all later sweeps unnoticed.
      LOG.error("What became of assignments by itself was not written", e);
    }
  }

  /** Waits for what is being done. */
  @Override
  public void close() {
    timer.shutdown();
    try {
      if (timer.awaitTermination(LONGEST_CLOSE.toSeconds(), TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    timer.shutdownNow();
  }
}
