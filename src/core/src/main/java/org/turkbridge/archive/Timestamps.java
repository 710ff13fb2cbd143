package org.turkbridge.archive;

import java.time.Instant;
import org.turkbridge.translate.EpochSeconds;
import org.turkbridge.translate.SubmitTimes;

/** A notation of times. */
public enum Timestamps {
  /** {@code 2014-08-15T00:01:00Z}; a fraction only if there is one, without trailing zeros. */
  ISO8601 {
    @Override
    public String print(Instant time) {
      return SubmitTimes.print(time);
    }
  },
  /** Seconds since 1970 as a decimal number; a fraction only if there is one. */
  EPOCH {
    @Override
    public String print(Instant time) {
      return EpochSeconds.print(time);
    }
  };

  /** The time in this notation, to the nanosecond. */
  public abstract String print(Instant time);
}
