package org.turkbridge.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.turkbridge.local.store.CallKind;

final class LiveCallsTest {
  private static final LiveFilter ALL = LiveFilter.of(Map.of());

  private final LiveCalls calls = new LiveCalls();

  private void add(String operation, String outcome) {
    calls.add(
        new LiveCall(
            Instant.EPOCH,
            new CallKind(
                LocalDate.EPOCH,
                "legacy",
                "ann",
                "Boto/2.49.0",
                operation,
                "2014-08-15",
                "REST",
                outcome),
            "",
            Duration.ZERO));
  }

  private void addNumbered(int from, int to) {
    for (int i = from; i < to; i++) {
      add("Call" + i, "ok");
    }
  }

  private static List<String> names(LiveCalls.Batch batch) {
    return batch.calls().stream().map(call -> call.kind().operation()).toList();
  }

  @Test
  void aBatchGoesOnWhereTheLastOneEnded() {
    addNumbered(0, 3);
    LiveCalls.Batch first = calls.after(0, ALL, 10);
    addNumbered(3, 5);
    LiveCalls.Batch second = calls.after(first.next(), ALL, 10);

    assertThat(names(first)).containsExactly("Call0", "Call1", "Call2");
    assertThat(names(second)).containsExactly("Call3", "Call4");
    assertThat(second.passedOver()).isZero();
    assertThat(calls.after(second.next(), ALL, 10).calls()).isEmpty();
  }

  @Test
  void theOldestAreLostAndCounted() {
    addNumbered(0, 10);
    long place = calls.end();
    addNumbered(10, 10 + LiveCalls.KEPT + 7);

    LiveCalls.Batch batch = calls.after(place, ALL, 3);
    int last = 10 + LiveCalls.KEPT + 7;
    assertThat(names(batch))
        .containsExactly("Call" + (last - 3), "Call" + (last - 2), "Call" + (last - 1));
    assertThat(batch.passedOver()).isEqualTo(LiveCalls.KEPT + 7 - 3);
    assertThat(batch.next()).isEqualTo(last);
  }

  @Test
  void aPlaceOfAnEarlierStartIsTheEnd() {
    addNumbered(0, 3);
    assertThat(calls.after(700, ALL, 10)).isEqualTo(new LiveCalls.Batch(List.of(), 0, 3));
  }

  @Test
  void aFilterLeavesOutWhatIsNotLookedForAndCountsItAsNothing() {
    add("GetHIT", "ok");
    add("GetHIT", "AWS.MechanicalTurk.HITDoesNotExist");
    add("GetAccountBalance", "AWS.ServiceUnavailable");

    LiveFilter errors = LiveFilter.of(Map.of("errors", "1", "operation", "gethit"));
    LiveCalls.Batch batch = calls.after(0, errors, 10);
    assertThat(batch.calls())
        .extracting(call -> call.kind().outcome())
        .containsExactly("AWS.MechanicalTurk.HITDoesNotExist");
    assertThat(batch.passedOver()).isZero();
    assertThat(calls.after(0, LiveFilter.of(Map.of("program", "BOTO")), 10).calls()).hasSize(3);
    assertThat(calls.after(0, LiveFilter.of(Map.of("program", "perl")), 10).calls()).isEmpty();
  }
}
