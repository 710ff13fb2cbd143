package org.turkbridge.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.turkbridge.http.Api;
import org.turkbridge.http.Fault;

/** The faults that are still to happen, in the order they were asked for. */
final class FaultPlan {
  private final List<Planned> all = new ArrayList<>();

  /**
   * @param api empty for either
   * @param operation empty for any
   */
  record Target(Optional<Api> api, Optional<String> operation) {
    boolean isMetBy(Api called, String name) {
      return api.filter(wanted -> wanted != called).isEmpty()
          && operation.filter(wanted -> !wanted.equals(name)).isEmpty();
    }
  }

  private record Planned(Target target, Fault fault) {}

  synchronized void add(Target target, Fault fault, int calls) {
    if (calls < 1) {
      throw new IllegalArgumentException("the next " + calls + " calls: give 1 or more");
    }
    for (int i = 0; i < calls; i++) {
      all.add(new Planned(target, fault));
    }
  }

  /** What happens to this call, which then has happened. */
  synchronized Optional<Fault> next(Api api, String operation) {
    Optional<Planned> next =
        all.stream().filter(planned -> planned.target().isMetBy(api, operation)).findFirst();
    next.ifPresent(all::remove);
    return next.map(Planned::fault);
  }

  synchronized int left() {
    return all.size();
  }

  synchronized void clear() {
    all.clear();
  }
}
