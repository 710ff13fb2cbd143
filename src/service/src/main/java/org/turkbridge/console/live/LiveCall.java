package org.turkbridge.console.live;

import java.time.Duration;
import java.time.Instant;
import org.turkbridge.console.ledger.CallLedger;
import org.turkbridge.local.store.CallKind;

/**
 * A call that was answered.
 *
 * @param time of the answer
 * @param message of the error, as in the log; empty if there is none
 */
public record LiveCall(Instant time, CallKind kind, String message, Duration took) {
  public boolean isError() {
    return !kind.outcome().equals(CallLedger.OK);
  }
}
