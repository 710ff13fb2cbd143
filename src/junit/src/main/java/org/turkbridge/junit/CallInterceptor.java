package org.turkbridge.junit;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.turkbridge.http.Api;
import org.turkbridge.http.Fault;
import org.turkbridge.http.Interceptor;
import org.turkbridge.http.ReceivedCall;

/** Writes down what arrives, and lets happen to it what was planned. */
final class CallInterceptor implements Interceptor {
  private static final String NO_CALL = "-";

  private final FaultPlan plan;
  private final InstantSource clock;
  private final List<Entry> entries = new ArrayList<>();

  CallInterceptor(FaultPlan plan, InstantSource clock) {
    this.plan = plan;
    this.clock = clock;
  }

  @Override
  public synchronized Reception receive(ReceivedCall call) {
    Optional<Fault> fault = plan.next(call.api(), call.operation());
    return add(call, OptionalInt.empty(), fault);
  }

  @Override
  public synchronized void refused(Api api, int status) {
    add(new ReceivedCall(api, NO_CALL, Map.of()), OptionalInt.of(status), Optional.empty());
  }

  private Entry add(ReceivedCall call, OptionalInt status, Optional<Fault> fault) {
    Entry entry =
        new Entry(
            new ArrivedCall(
                clock.instant(), call.api(), call.operation(), call.parameters(), status, fault));
    entries.add(entry);
    return entry;
  }

  /** What arrived so far, in that order. */
  synchronized List<ArrivedCall> calls() {
    return entries.stream().map(entry -> entry.call).toList();
  }

  synchronized void clear() {
    entries.clear();
  }

  /** One of them, of which the answer may not be known yet. */
  private final class Entry implements Reception {
    private ArrivedCall call;

    Entry(ArrivedCall call) {
      this.call = call;
    }

    @Override
    public Optional<Fault> fault() {
      return call.fault();
    }

    @Override
    public void answered(int status) {
      synchronized (CallInterceptor.this) {
        call = call.answered(status);
      }
    }
  }
}
