package org.turkbridge.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class MemoryBudgetTest {
  private static final int MB = 1 << 20;

  private static Supplier<Integer> counting(
      MemoryBudget.Share share, AtomicInteger makings, int megabytes) {
    return () -> {
      makings.incrementAndGet();
      for (int i = 0; i < megabytes; i++) {
        share.take(MB);
      }
      return megabytes;
    };
  }

  private static void assertTooMuch(String text, Runnable taking) {
    assertThatExceptionOfType(MemoryShortageException.class)
        .isThrownBy(taking::run)
        .withMessageContaining(text);
  }

  @Test
  void whatIsGivenBackCanBeTakenAgain() {
    MemoryBudget budget = new MemoryBudget(3 * MB, Duration.ZERO);
    for (int i = 0; i < 3; i++) {
      try (MemoryBudget.Share share = budget.share()) {
        share.take(2 * MB);
        share.take(MB);
        share.give(MB);
        assertThat(share.taken()).isEqualTo(2 * MB);
      }
    }
  }

  @Test
  void shortageOfTheMomentIsToldFromAnAnswerThatNeverFits() {
    MemoryBudget budget = new MemoryBudget(3 * MB, Duration.ZERO);
    budget.share().take(2 * MB);
    assertTooMuch("just now", () -> budget.share().take(2 * MB));
    assertTooMuch("larger heap", () -> budget.share().take(4 * MB));
  }

  @Test
  void lackOfMemoryLeavesNothingTaken() {
    MemoryBudget budget = new MemoryBudget(8 * MB, Duration.ZERO);
    MemoryBudget.Share share = budget.share();
    assertTooMuch("larger heap", () -> share.make(counting(share, new AtomicInteger(), 9)));
    assertThat(share.taken()).isZero();
    budget.share().take(7 * MB);
  }

  /** Two that grow together would take what either needs. */
  @Test
  void largeOnesAreMadeOneAfterTheOther() {
    MemoryBudget budget = new MemoryBudget(32 * MB, Duration.ZERO);
    MemoryBudget.Share first = budget.share();
    MemoryBudget.Share second = budget.share();
    first.make(
        () -> {
          first.take(5 * MB);
          second.take(4 * MB);
          assertTooMuch("just now", () -> second.take(MB));
          first.take(10 * MB);
          return 0;
        });
    second.take(MB);
  }

  @Test
  void smallOnesHaveAReserve() {
    MemoryBudget budget = new MemoryBudget(32 * MB, Duration.ZERO);
    MemoryBudget.Share large = budget.share();
    large.take(28 * MB);
    assertTooMuch("larger heap", () -> large.take(MB));
    budget.share().take(4 * MB);
  }

  @Test
  void answerIsMadeAgainWhenOthersHaveGivenBack() throws Exception {
    MemoryBudget budget = new MemoryBudget(32 * MB, Duration.ofMinutes(1));
    MemoryBudget.Share sent = budget.share();
    sent.make(counting(sent, new AtomicInteger(), 20));
    MemoryBudget.Share waiting = budget.share();
    AtomicInteger makings = new AtomicInteger();
    CompletableFuture<Integer> made =
        CompletableFuture.supplyAsync(() -> waiting.make(counting(waiting, makings, 20)));
    while (makings.get() == 0) {
      Thread.onSpinWait();
    }
    sent.close();
    assertThat(made.get()).isEqualTo(20);
    assertThat(waiting.taken()).isEqualTo(20 * MB);
  }

  @Test
  void pageThatHasEnoughIsFull() {
    MemoryBudget.Share share = new MemoryBudget(32 * MB, Duration.ZERO).share(2 * MB);
    share.take(MB);
    assertThat(share.isFull()).isFalse();
    share.take(MB);
    assertThat(share.isFull()).isTrue();
  }
}
