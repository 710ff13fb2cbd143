package org.turkbridge.http;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Several as one, told in their order. What one of them throws is logged and changes nothing. */
final class CallListeners implements CallListener {
  private static final Logger LOG = LoggerFactory.getLogger(CallListeners.class);
  private static final Arrived NOBODY = answered -> {};

  private final List<CallListener> all;

  CallListeners(List<CallListener> all) {
    this.all = List.copyOf(all);
  }

  @Override
  public Arrived arrived(ArrivingCall call) {
    List<Arrived> arrived = all.stream().map(each -> arrived(each, call)).toList();
    return answered -> arrived.forEach(each -> guarded(() -> each.answered(answered)));
  }

  @Override
  public void refused(RefusedRequest request) {
    all.forEach(each -> guarded(() -> each.refused(request)));
  }

  private static Arrived arrived(CallListener listener, ArrivingCall call) {
    try {
      return listener.arrived(call);
    } catch (RuntimeException e) {
      LOG.error("A listener failed", e);
      return NOBODY;
    }
  }

  private static void guarded(Runnable listener) {
    try {
      listener.run();
    } catch (RuntimeException e) {
      LOG.error("A listener failed", e);
    }
  }

  @Override
  public boolean readsAnswers() {
    return all.stream().anyMatch(CallListener::readsAnswers);
  }
}
