package org.turkbridge.http;

import java.util.List;

/** Several as one, told in their order. */
final class CallListeners implements CallListener {
  private final List<CallListener> all;

  CallListeners(List<CallListener> all) {
    this.all = List.copyOf(all);
  }

  @Override
  public Arrived arrived(ArrivingCall call) {
    List<Arrived> arrived = all.stream().map(each -> each.arrived(call)).toList();
    return answered -> arrived.forEach(each -> each.answered(answered));
  }

  @Override
  public void refused(RefusedRequest request) {
    all.forEach(each -> each.refused(request));
  }

  @Override
  public boolean readsAnswers() {
    return all.stream().anyMatch(CallListener::readsAnswers);
  }
}
