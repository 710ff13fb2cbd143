package org.turkbridge.local;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.turkbridge.local.store.StoreException;

/**
 * Logs what is wrong with a store once in a while, not once a call: a full disk is one fault,
 * however many calls it fails.
 */
final class FaultLog {
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final Logger log;
  private final InstantSource clock;
  private final Map<String, Pause> pauses = new HashMap<>();

  /** The time until which a fault is only counted. */
  private record Pause(Instant end, int unsaid) {}

  FaultLog(Logger log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
  }

  /** Logs a fault of a call, or counts it for the next time that it is logged. */
  synchronized void add(String requestId, String operation, StoreException fault) {
    String text = String.valueOf(fault.getMessage());
    Instant now = clock.instant();
    Pause pause = pauses.getOrDefault(text, new Pause(Instant.MIN, 0));
    if (now.isBefore(pause.end) && !now.isBefore(pause.end.minus(PAUSE))) {
      pauses.put(text, new Pause(pause.end, pause.unsaid + 1));
      return;
    }
    pauses.put(text, new Pause(now.plus(PAUSE), 0));
    log.error(
        "Request {}: {} failed, as did {} others since this was last said: {}",
        requestId,
        operation,
        pause.unsaid,
        text,
        fault.getCause());
  }
}
