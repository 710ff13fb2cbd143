package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose turn it is when more calls have arrived than can be answered. */
final class CallQueueTest {
  private final List<Runnable> dispatched = new ArrayList<>();
  private final CallQueue queue = new CallQueue(2, 100, 1000, dispatched::add);
  private final List<String> done = new ArrayList<>();

  private CallQueue.Call call(String name, long bytes, Runnable running) {
    return new CallQueue.Call(bytes, 100) {
      @Override
      void run() {
        running.run();
        done.add(name);
      }
    };
  }

  private void submit(String name, long bytes, Runnable running) {
    assertThat(queue.submit(call(name, bytes, running))).isTrue();
  }

  private void dispatch() {
    while (!dispatched.isEmpty()) {
      dispatched.remove(0).run();
    }
  }

  @Test
  void callIsAnsweredAtOnceWhereItArrives() {
    submit("a", 0, () -> {});
    assertThat(done).containsExactly("a");
    assertThat(dispatched).isEmpty();
  }

  @Test
  void noMoreAreAnsweredAtOnceThanTheQueueAllows() {
    submit(
        "a",
        0,
        () ->
            submit(
                "b",
                0,
                () -> {
                  submit("c", 0, () -> {});
                  submit("d", 0, () -> {});
                  assertThat(done).isEmpty();
                }));
    assertThat(done).containsExactly("b", "a");
    dispatch();
    assertThat(done).containsExactly("b", "a", "c", "d");
  }

  @Test
  void largeOnesWaitForOneAnotherAndSmallOnesPass() {
    submit(
        "large",
        90,
        () -> {
          submit("large too", 20, () -> {});
          submit("small", 0, () -> {});
          assertThat(done).containsExactly("small");
        });
    dispatch();
    assertThat(done).containsExactly("small", "large", "large too");
  }

  @Test
  void whatIsReadMakesRoomForTheNext() {
    List<CallQueue.Call> first = new ArrayList<>();
    first.add(
        call(
            "large",
            90,
            () -> {
              submit("large too", 20, () -> {});
              queue.read(first.get(0));
              assertThat(dispatched).hasSize(1);
              dispatch();
              assertThat(done).containsExactly("large too");
            }));
    queue.submit(first.get(0));
    assertThat(done).containsExactly("large too", "large");
  }

  @Test
  void oneThatIsLargerThanAllThereIsRunsAlone() {
    submit("huge", 5000, () -> submit("large", 1, () -> {}));
    assertThat(done).containsExactly("huge");
    dispatch();
    assertThat(done).containsExactly("huge", "large");
  }

  @Test
  void noMoreWaitThanThereIsMemoryFor() {
    submit(
        "large",
        100,
        () -> {
          for (int i = 0; i < 10; i++) {
            submit("waiting", 1, () -> {});
          }
          assertThat(queue.submit(call("refused", 1, () -> {}))).isFalse();
        });
    dispatch();
    assertThat(done).hasSize(11).doesNotContain("refused");
    submit("later", 1, () -> {});
  }

  @Test
  void callThatFailsGivesItsPlaceBack() {
    for (int i = 0; i < 5; i++) {
      try {
        submit(
            "failing",
            100,
            () -> {
              throw new IllegalStateException("injected");
            });
      } catch (IllegalStateException injected) {
        assertThat(injected).hasMessage("injected");
      }
    }
    submit("good", 100, () -> {});
    assertThat(done).containsExactly("good");
  }
}
