package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class PeriodicSweepTest {
  @Test
  void itGoesOnAfterAFailureUntilItIsClosed() throws Exception {
    CountDownLatch sweeps = new CountDownLatch(3);
    AtomicBoolean isClosed = new AtomicBoolean();
    AtomicBoolean ranLater = new AtomicBoolean();
    Runnable sweep =
        () -> {
          ranLater.set(isClosed.get());
          sweeps.countDown();
          if (sweeps.getCount() == 2) {
            throw new OutOfMemoryError("once");
          }
          throw new IllegalStateException("the store is away");
        };
    PeriodicSweep periodic = new PeriodicSweep("Nothing", sweep, Duration.ofMillis(1));
    sweeps.await();
    periodic.close();
    isClosed.set(true);

    assertThat(ranLater).isFalse();
  }
}
