package org.turkbridge.http;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turkbridge.console.ledger.CallLedger;
import org.turkbridge.local.AssignmentSweep;

/** Does something now and then, whatever became of it the last time, until it is closed. */
final class PeriodicSweep implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PeriodicSweep.class);
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);

  private final String subject;
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
   * @param subject what is not written where it fails, for the log
   * @param pause before the first time, and between two
   */
  PeriodicSweep(String subject, Runnable sweep, Duration pause) {
    this.subject = subject;
    this.sweep = sweep;
    var unused =
        timer.scheduleWithFixedDelay(
            this::run, pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Writes what became of assignments by itself, every minute. */
  static PeriodicSweep of(AssignmentSweep assignments) {
    return new PeriodicSweep(
        "What became of assignments by itself", assignments::run, Duration.ofMinutes(1));
  }

  /** Writes the calls that were counted, every second. */
  static PeriodicSweep of(CallLedger calls) {
    return new PeriodicSweep("The count of calls", calls::flush, Duration.ofSeconds(1));
  }

  private void run() {
    try {
      sweep.run();
    } catch (RuntimeException e) {
      LOG.warn("{} was not written: {}", subject, e.getMessage());
    } catch (Error e) {
      // Thrown on, it would end all later sweeps unnoticed.
      LOG.error("{} was not written", subject, e);
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
