package org.turkbridge.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Times two actions in turn, A B A B, so that a machine's mood meets both alike. */
final class Stopwatch {
  /** An action that may fail, which ends the benchmark. */
  @FunctionalInterface
  interface Action {
    void run() throws Exception;
  }

  private final double[] firstMillis;
  private final double[] secondMillis;

  private Stopwatch(double[] firstMillis, double[] secondMillis) {
    this.firstMillis = firstMillis;
    this.secondMillis = secondMillis;
  }

  /** Runs each action so many times, after half as many that do not count. */
  static Stopwatch alternate(int times, Action first, Action second) throws Exception {
    for (int i = 0; i < (times + 1) / 2; i++) {
      first.run();
      second.run();
    }
    double[] firstMillis = new double[times];
    double[] secondMillis = new double[times];
    for (int i = 0; i < times; i++) {
      firstMillis[i] = millis(first);
      secondMillis[i] = millis(second);
    }
    return new Stopwatch(firstMillis, secondMillis);
  }

  private static double millis(Action action) throws Exception {
    long start = System.nanoTime();
    action.run();
    return (System.nanoTime() - start) / 1e6;
  }

  void print(String first, String second) {
    double[] ratios = new double[firstMillis.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = firstMillis[i] / secondMillis[i];
    }
    System.out.printf("%-48s %s%n", first, summary(firstMillis, "ms"));
    System.out.printf("%-48s %s%n", second, summary(secondMillis, "ms"));
    System.out.printf("%-48s %s%n", "ratio of the first to the second", summary(ratios, ""));
  }

  private static String summary(double[] values, String unit) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return String.format(
        "median %8.3f %s (min %.3f, 99%% %.3f)",
        sorted[sorted.length / 2],
        unit,
        sorted[0],
        sorted[Math.min(sorted.length - 1, sorted.length * 99 / 100)]);
  }

  /** Prints how many calls a second so many callers get done. */
  static void throughput(int callers, Duration time, String name, Action action) throws Exception {
    count(callers, time.dividedBy(4), action);
    double calls = count(callers, time, action) / (double) time.toSeconds();
    System.out.printf("%d callers: %-40s %.0f calls/s%n", callers, name, calls);
  }

  /** Does an action so many times at once, and waits for all. */
  static void together(int callers, Action action) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(callers);
    try {
      Callable<Long> caller =
          () -> {
            action.run();
            return 1L;
          };
      for (Future<Long> done : executor.invokeAll(Collections.nCopies(callers, caller))) {
        done.get();
      }
    } finally {
      executor.shutdownNow();
    }
  }

  private static long count(int callers, Duration time, Action action) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(callers);
    try {
      long end = System.nanoTime() + time.toNanos();
      Callable<Long> caller =
          () -> {
            long calls = 0;
            while (System.nanoTime() < end) {
              action.run();
              calls++;
            }
            return calls;
          };
      List<Callable<Long>> all = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        all.add(caller);
      }
      long total = 0;
      for (Future<Long> calls : executor.invokeAll(all)) {
        total += calls.get();
      }
      return total;
    } finally {
      executor.shutdownNow();
    }
  }
}
