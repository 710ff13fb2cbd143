package org.turkbridge.http;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Which API was called. */
public enum Api {
  /** 2014-08-15 and before. */
  LEGACY,
  /** 2017-01-17. */
  CURRENT;

  /** As recordings write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of that label; empty if there is none. */
  public static Optional<Api> of(String label) {
    return Stream.of(values()).filter(api -> api.label().equals(label)).findFirst();
  }
}
