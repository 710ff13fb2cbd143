package org.turkbridge.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.turkbridge.archive.summary.ConversionTally;

class RowBatchQueueTest {
  private static final RowBatch PART =
      new RowBatch(List.of(), ConversionTally.ofBytes(1), List.of(), List.of(), false);

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
