package org.turkbridge.local.review;

import java.util.Objects;

/** The time by which policies extend HITs: an hour to a year. */
final class ExtensionTime {
  private static final int HOUR = 3600;
  private static final int YEAR = 31_536_000;

  private ExtensionTime() {}

  /** In seconds; 0 if the parameter is absent. */
  static int seconds(PolicyParameters parameters, String name) {
    return Objects.requireNonNullElse(parameters.number(name, HOUR, YEAR), 0);
  }
}
