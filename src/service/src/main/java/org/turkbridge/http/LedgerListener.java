package org.turkbridge.http;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.turkbridge.console.ledger.CallLedger;
import org.turkbridge.console.ledger.LedgerCall;
import org.turkbridge.console.live.LiveCall;
import org.turkbridge.console.live.LiveCalls;
import org.turkbridge.local.store.CallKind;
import org.turkbridge.shim.CallReport;

/** Has the calls of both ports counted, and shown as they arrive. */
final class LedgerListener implements CallListener {
  private static final String NONE = "";

  private final CallLedger ledger;
  private final LiveCalls live;
  private final InstantSource clock;

  LedgerListener(CallLedger ledger, LiveCalls live, InstantSource clock) {
    this.ledger = ledger;
    this.live = live;
    this.clock = clock;
  }

  @Override
  public Arrived arrived(ArrivingCall arriving) {
    return call -> {
      Optional<CallReport> legacy = call.legacy();
      CallKind kind =
          ledger.add(
              new LedgerCall(
                  legacy.isPresent(),
                  call.operation(),
                  call.accessKeyId(),
                  arriving.header("User-Agent"),
                  legacy.map(CallReport::version).orElse(NONE),
                  legacy.map(CallReport::transport).orElse(NONE),
                  call.outcome(),
                  call.took(),
                  legacy.map(CallReport::parameters).orElse(List.of())));
      String message = CallLog.sentence(legacy.map(CallReport::message).orElse(NONE));
      live.add(new LiveCall(clock.instant(), kind, message, call.took()));
    };
  }
}
