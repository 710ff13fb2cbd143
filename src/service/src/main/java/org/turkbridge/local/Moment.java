package org.turkbridge.local;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** The time at which something happens, as exact as the SDKs can tell it. */
final class Moment {
  private Moment() {}

  static Instant of(InstantSource clock) {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
