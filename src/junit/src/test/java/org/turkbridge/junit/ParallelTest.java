package org.turkbridge.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;
import software.amazon.awssdk.services.mturk.MTurkClient;

/** Classes and tests that run at once do not meet. */
final class ParallelTest {
  private static final int AT_ONCE = 3;

  /** Where tests wait until all are there. */
  private static final class MeetingPoint {
    private final CyclicBarrier barrier = new CyclicBarrier(AT_ONCE);

    /**
     * Waits. JUnit's pool may leave a test to a thread that is in another one, and so has to be
     * told that this one waits.
     */
    void await() throws InterruptedException {
      ForkJoinPool.managedBlock(
          new ForkJoinPool.ManagedBlocker() {
            private boolean met;

            @Override
            public boolean block() throws InterruptedException {
              try {
                barrier.await(1, TimeUnit.MINUTES);
              } catch (BrokenBarrierException | TimeoutException e) {
                throw new IllegalStateException("Not all tests ran at once", e);
              }
              met = true;
              return true;
            }

            @Override
            public boolean isReleasable() {
              return met;
            }
          });
    }
  }

  /** One extension for several classes, as a common superclass has it. */
  abstract static class Shared {
    private static final MeetingPoint ALL = new MeetingPoint();

    @RegisterExtension static final TurkbridgeExtension TURKBRIDGE = TurkbridgeExtension.empty();

    @Test
    void alone(MTurkClient mturk) throws Exception {
      ALL.await();
      assertThat(mturk).isSameAs(TURKBRIDGE.client());
      LifecycleTest.createType(TURKBRIDGE.client());
      ALL.await();
      assertThat(LifecycleTest.types(mturk)).isEqualTo(1);
      assertThat(TURKBRIDGE.calls()).hasSize(2);
    }
  }

  static final class First extends Shared {}

  static final class Second extends Shared {}

  static final class Third extends Shared {}

  static final class Methods {
    private static final MeetingPoint ALL = new MeetingPoint();

    @RegisterExtension
    static final TurkbridgeExtension TURKBRIDGE = TurkbridgeExtension.empty().perTest();

    @RepeatedTest(AT_ONCE)
    void alone(MTurkClient mturk) throws Exception {
      ALL.await();
      TURKBRIDGE.faults().throttleNext(1);
      ALL.await();
      assertThat(OldProgram.list(TURKBRIDGE.running()).statusCode()).isEqualTo(503);
      assertThat(LifecycleTest.types(mturk)).isZero();
      assertThat(TURKBRIDGE.calls()).hasSize(2);
    }
  }

  private static void succeed(int tests, Class<?>... samples) {
    EngineTestKit.Builder run =
        EngineTestKit.engine("junit-jupiter")
            .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
            .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
            .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
            .configurationParameter(
                "junit.jupiter.execution.parallel.config.fixed.parallelism",
                Integer.toString(AT_ONCE + 1));
    for (Class<?> sample : samples) {
      run.selectors(selectClass(sample));
    }
    run.execute().testEvents().assertStatistics(all -> all.succeeded(tests).failed(0));
  }

  @Test
  void classesAtOnce() {
    succeed(AT_ONCE, First.class, Second.class, Third.class);
  }

  @Test
  void testsOfAClassAtOnce() {
    succeed(AT_ONCE, Methods.class);
  }
}
