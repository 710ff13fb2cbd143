package org.turkbridge.local;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until the test tells it to go on. */
public final class SetClock implements InstantSource {
  public static final Instant START = Instant.parse("2014-08-15T00:01:00.250Z");

  private volatile Instant now = START;

  @Override
  public Instant instant() {
    return now;
  }

  public synchronized void advance(Duration duration) {
    now = now.plus(duration);
  }
}
