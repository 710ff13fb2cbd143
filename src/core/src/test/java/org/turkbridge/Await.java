package org.turkbridge;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** Waits for what others do without keeping a core busy, which they may need. */
public final class Await {
  /** Only a test that hangs waits as long. */
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

  private Await() {}

  /** Until that holds. What it throws is thrown. */
  public static void until(Callable<Boolean> holds) {
    Awaitility.await()
        .pollInSameThread()
        .atMost(LONGEST)
        .pollDelay(Duration.ZERO)
        .pollInterval(BETWEEN_LOOKS)
        .until(holds);
  }
}
