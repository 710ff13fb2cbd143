package org.turkbridge.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Ctrl-C or a termination signal, turned into an orderly end with an exit code of ours. */
final class StopSignal implements AutoCloseable {
  /** What shells report for a command that Ctrl-C ended before its time. */
  static final int INTERRUPTED = 130;

  /** Longer takes only who waits for a log nobody reads. */
  private static final Duration LONGEST_CLEAN_UP = Duration.ofSeconds(20);

  private static final Duration LONGEST_WORDS = Duration.ofSeconds(1);

  private final CountDownLatch never = new CountDownLatch(1);
  private final CleanUp cleanUp;
  private final Duration longest;
  private final Thread hook = new Thread(this::stop, "turkbridge-stop");
  private volatile int exitCode = INTERRUPTED;
  private volatile boolean came;

  /** What is to be done when the signal comes. */
  @FunctionalInterface
  interface CleanUp {
    /** {@code wasUp} says whether the command had got as far as waiting for the signal. */
    void run(boolean wasUp);
  }

  /** What the signal may come in the middle of. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException, InterruptedException;
  }

  private StopSignal(CleanUp cleanUp, Duration longest) {
    this.cleanUp = cleanUp;
    this.longest = longest;
  }

  /**
   * Does some work; if the signal comes in the middle of it, the process ends.
   *
   * @param cleanUp runs when the signal comes, on a thread of its own
   */
  static <T> T during(CleanUp cleanUp, Work<T> work) throws IOException, InterruptedException {
    try (StopSignal stop = install(cleanUp, LONGEST_CLEAN_UP)) {
      return stop.unlessItComes(work);
    }
  }

  /**
   * @param cleanUp runs when the signal comes, on a thread of its own
   * @param longest after which the process ends, however far that has come
   */
  static StopSignal install(CleanUp cleanUp, Duration longest) {
    StopSignal signal = new StopSignal(cleanUp, longest);
    Runtime.getRuntime().addShutdownHook(signal.hook);
    return signal;
  }

  private void stop() {
    came = true;
    try {
      Thread cleaning =
          new Thread(() -> cleanUp.run(exitCode != INTERRUPTED), "turkbridge-clean-up");
      cleaning.setDaemon(true);
      cleaning.start();
      cleaning.join(longest.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      Runtime.getRuntime().halt(exitCode);
    }
  }

  /** Prints, but does not wait for one who has stopped reading: the end must not hang on that. */
  static void say(PrintWriter out, String line) {
    Thread printing = new Thread(() -> out.println(line), "turkbridge-last-words");
    printing.setDaemon(true);
    printing.start();
    try {
      printing.join(LONGEST_WORDS.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Does some work. What fails once the signal has come fails for that: the clean-up takes its
   * files away from under it. Then the process ends.
   */
  <T> T unlessItComes(Work<T> work) throws IOException, InterruptedException {
    try {
      return work.run();
    } catch (IOException | RuntimeException e) {
      if (came) {
        await(INTERRUPTED);
      }
      throw e;
    }
  }

  /** Whether the signal came. */
  boolean came() {
    return came;
  }

  /** Waits until a signal ends the JVM with that exit code. */
  void await(int exitCodeOfOurs) throws InterruptedException {
    exitCode = exitCodeOfOurs;
    never.await();
  }

  /** The command ended by itself: its own exit code counts. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // The signal came first.
    }
  }
}
