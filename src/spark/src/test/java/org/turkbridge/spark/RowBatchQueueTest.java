package org.turkbridge.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RowBatchQueueTest {
  private static final RowBatch PART = RowBatch.ofBytes(1);

  /** As file systems do that take an interruption for their own. */
  @Test
  void aReadingEndsThatMissedItsInterruption() throws IOException, InterruptedException {
    AtomicReference<Thread> thread = new AtomicReference<>();
    try (RowBatchQueue parts =
        new RowBatchQueue(
            taker -> {
              thread.set(Thread.currentThread());
              taker.accept(PART);
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                // Missed.
              }
              for (int i = 0; i < 10; i++) {
                taker.accept(PART);
              }
            })) {
      assertThat(parts.next()).isSameAs(PART);
    }

    assertThat(thread.get()).extracting(Thread::isAlive).isEqualTo(false);
  }
}
