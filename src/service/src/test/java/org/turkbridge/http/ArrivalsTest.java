package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who makes room when requests that arrive take too much. */
final class ArrivalsTest {
  private static final long SIZE = 100;

  /** Room is made from 3000 on, large ones cannot grow from 4000 on, small ones from 8000 on. */
  private static final long MOST = 8000;

  private final Arrivals arrivals = new Arrivals(MOST);
  private final List<String> left = new ArrayList<>();

  private Arrivals.Arrival open(String name) {
    return arrivals.open(
        SIZE,
        new Arrivals.Leave() {
          @Override
          public void politely() {
            left.add(name);
          }

          @Override
          public void atOnce() {
            left.add(name + "!");
          }
        });
  }

  @Test
  void largestLeavesFirst() {
    open("idle");
    Arrivals.Arrival middle = open("middle");
    Arrivals.Arrival large = open("large");
    assertThat(middle.take(900)).isTrue();
    assertThat(large.take(1500)).isTrue();
    assertThat(left).isEmpty();
    assertThat(middle.take(500)).isTrue();
    assertThat(left).containsExactly("large");
    assertThat(large.isToLeave()).isTrue();
  }

  @Test
  void whoeverIsTheLargestHimselfIsRefused() {
    Arrivals.Arrival large = open("large");
    open("idle");
    assertThat(large.take(3000)).isFalse();
    assertThat(left).isEmpty();
  }

  @Test
  void ofEqualOnesTheIdlestLeaves() {
    Arrivals.Arrival first = open("first");
    Arrivals.Arrival second = open("second");
    first.take(1200);
    second.take(1200);
    first.take(100);
    second.take(100);
    for (int i = 0; i < 4; i++) {
      open("idle");
    }
    assertThat(left).containsExactly("first");
  }

  @Test
  void smallOnesComeInHoweverMuchLargeOnesSend() {
    for (int i = 0; i < 20; i++) {
      Arrivals.Arrival large = open("large");
      while (large.take(300)) {
        assertThat(large.taken()).isLessThan(MOST);
      }
      large.release(large.taken());
      Arrivals.Arrival small = open("small");
      assertThat(small.arrived()).isTrue();
      small.ended();
      small.close();
    }
    assertThat(left).doesNotContain("small", "small!");
  }

  @Test
  void connectionsMakeRoomForConnections() {
    for (int i = 0; i < 200; i++) {
      open("c" + i);
    }
    assertThat(left).startsWith("c0", "c1", "c2").doesNotContain("c199");
  }

  @Test
  void whoeverShouldLeaveAndDoesNotIsClosed() {
    for (int i = 0; i < 200; i++) {
      open("c" + i);
    }
    assertThat(left).anyMatch(name -> name.endsWith("!")).doesNotContain("c199!");
  }

  @Test
  void nobodyIsTakenInWhenNobodyCanLeave() {
    for (int i = 0; i < 29; i++) {
      assertThat(open("answered").arrived()).isTrue();
    }
    for (int i = 0; i < 79; i++) {
      open("late");
    }
    assertThat(left).contains("late!").doesNotContain("answered", "answered!");
  }

  @Test
  void callThatIsAnsweredStays() {
    Arrivals.Arrival answered = open("answered");
    answered.take(2500);
    assertThat(answered.arrived()).isTrue();
    Arrivals.Arrival other = open("other");
    assertThat(other.take(500)).isFalse();
    assertThat(answered.isToLeave()).isFalse();
    answered.ended();
    assertThat(answered.taken()).isZero();
  }

  @Test
  void whatIsClosedIsGivenBack() {
    for (int i = 0; i < 100; i++) {
      Arrivals.Arrival each = open("each");
      assertThat(each.take(2000)).isTrue();
      each.close();
      each.ended();
      each.close();
    }
    assertThat(left).isEmpty();
  }
}
