package org.turkbridge.junit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which bridge of an extension a test means that asks the extension itself. One extension may serve
 * several classes and tests at once, each on a thread of its own.
 */
final class Presence {
  private final Set<RunningTurkbridge> up = ConcurrentHashMap.newKeySet();

  @SuppressWarnings(
      "ThreadLocalUsage") // Each extension has its own bridges, and ends with a class.
  private final ThreadLocal<Deque<RunningTurkbridge>> here =
      ThreadLocal.withInitial(ArrayDeque::new);

  void started(RunningTurkbridge running) {
    up.add(running);
  }

  void ended(RunningTurkbridge running) {
    up.remove(running);
  }

  /** From now on this thread means that one. */
  void enter(RunningTurkbridge running) {
    here.get().push(running);
  }

  /** From now on this thread means the one that it meant before. */
  void leave(RunningTurkbridge running) {
    here.get().removeFirstOccurrence(running);
  }

  /**
   * The one that this thread means. A thread that a test started means the one there is.
   *
   * @throws IllegalStateException if there is none, or more than one
   */
  RunningTurkbridge current() {
    @Nullable RunningTurkbridge entered = here.get().peek();
    if (entered != null) {
      return entered;
    }
    List<RunningTurkbridge> all = List.copyOf(up);
    if (all.size() != 1) {
      throw new IllegalStateException(
          all.isEmpty()
              ? "No bridge is up: ask in a test, or in a method that is called before or after one;"
                  + " the field of the extension must be annotated with @RegisterExtension"
              : "Several bridges are up, and this thread runs no test: take the URI, client or"
                  + " RunningTurkbridge in the test, and hand it to the thread");
    }
    return all.get(0);
  }
}
