package org.turkbridge.archive.summary;

import java.time.Duration;
import java.util.Locale;

/** Amounts as people read them. Units are decimal, as those of disks are. */
public final class Quantities {
  private static final double KILO = 1e3;
  private static final double MEGA = 1e6;
  private static final double GIGA = 1e9;

  private Quantities() {}

  /** Such as {@code 1 file} or {@code 3 files}. */
  public static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /** Such as {@code 999 B}, {@code 252 KB}, {@code 190 MB} or {@code 2.1 GB}. */
  public static String bytes(long bytes) {
    // A thousand of a unit is one of the next, after rounding too.
    if (bytes < KILO) {
      return bytes + " B";
    }
    if (bytes < MEGA - KILO / 2) {
      return "%.0f KB".formatted(bytes / KILO);
    }
    if (bytes < GIGA - MEGA / 2) {
      return "%.0f MB".formatted(bytes / MEGA);
    }
    return String.format(Locale.ROOT, "%.1f GB", bytes / GIGA);
  }

  /** Such as {@code 0.4 s}. */
  public static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / KILO);
  }

  /** Such as {@code 0.6 MB/s}. */
  public static String rate(long bytes, Duration time) {
    double seconds = Math.max(1, time.toMillis()) / KILO;
    double rate = bytes / MEGA / seconds;
    return String.format(Locale.ROOT, rate < 9.95 ? "%.1f MB/s" : "%.0f MB/s", rate);
  }
}
