package org.turkbridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

final class TriesLimitTest {
  private static final int OFTEN = 600;

  @Test
  void aPropertyIsTriedNoMoreOftenThanTheLimitAllows() {
    Often.TRIES.set(0);

    EngineTestKit.engine("jqwik")
        .selectors(selectClass(Often.class))
        .execute()
        .testEvents()
        .assertStatistics(events -> events.succeeded(1));

    assertThat(Often.TRIES)
        .hasValue(Math.min(OFTEN, Integer.getInteger("turkbridge.tries", OFTEN)));
  }

  static final class Often {
    private static final AtomicInteger TRIES = new AtomicInteger();

    @Property(tries = OFTEN)
    void counts(@ForAll long any) {
      TRIES.incrementAndGet();
    }
  }
}
