package org.turkbridge.http;

import java.util.List;
import java.util.Optional;
import org.turkbridge.console.ledger.CallLedger;
import org.turkbridge.console.ledger.LedgerCall;
import org.turkbridge.shim.CallReport;

/** Has the calls of both ports counted. */
final class LedgerListener implements CallListener {
  private static final String NONE = "";

  private final CallLedger ledger;

  LedgerListener(CallLedger ledger) {
    this.ledger = ledger;
  }

  @Override
  public Arrived arrived(ArrivingCall arriving) {
    return call -> {
      Optional<CallReport> legacy = call.legacy();
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
    };
  }
}
