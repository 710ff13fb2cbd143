package org.turkbridge.verify.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Amounts and times as people read them. */
final class Wording {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss 'UTC'", Locale.UK)
          .withZone(ZoneOffset.UTC);
  private static final double PERCENT = 100;

  private Wording() {}

  /** Such as {@code 1,240}. */
  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Such as {@code 1 error} or {@code 1,240 errors}. */
  static String counted(long count, String noun) {
    return number(count) + " " + noun + (count == 1 ? "" : "s");
  }

  /** Such as {@code 12.3 %}; never 0 or 100 unless it is exactly that. */
  static String share(long part, long whole) {
    if (part == 0 || part == whole) {
      return part == 0 ? "0\u00A0%" : "100\u00A0%";
    }
    double share = PERCENT * part / whole;
    if (share < 0.1) {
      return "<\u00A00.1\u00A0%";
    }
    return share > 99.9 ? ">\u00A099.9\u00A0%" : String.format(Locale.ROOT, "%.1f\u00A0%%", share);
  }

  /** Such as {@code 26 November 2026, 01:54:59 UTC}. */
  static String time(Instant time) {
    return TIME.format(time);
  }

  /** Such as {@code 0.4 s} or {@code 3 min 5 s}. */
  static String duration(Duration time) {
    return time.toMinutes() < 1
        ? String.format(Locale.ROOT, "%.1f\u00A0s", time.toMillis() / 1e3)
        : number(time.toMinutes()) + "\u00A0min " + time.toSecondsPart() + "\u00A0s";
  }
}
