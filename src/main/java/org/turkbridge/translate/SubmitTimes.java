package org.turkbridge.translate;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Set;

/**
 * Times: xs:dateTime in the legacy API (UTC; documented with {@code Z}), an {@link Instant} in the
 * current one.
 */
final class SubmitTimes {
  private static final DateTimeFormatter XS_DATE_TIME =
      new DateTimeFormatterBuilder()
          .appendValue(ChronoField.YEAR, 4, 9, SignStyle.NORMAL)
          .appendPattern("-MM-dd'T'HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT)
          .withChronology(IsoChronology.INSTANCE);

  private SubmitTimes() {}

  /**
   * The instant of an xs:dateTime.
   *
   * @throws UntranslatableException if it is none, or has more than nine digits of fraction
   */
  static Translated<Instant> parse(String text) {
    try {
      TemporalAccessor time =
          XS_DATE_TIME.parseBest(
              EmbeddedDocument.trim(text), OffsetDateTime::from, LocalDateTime::from);
      if (time instanceof LocalDateTime local) {
        return new Translated<>(
            local.toInstant(ZoneOffset.UTC), Set.of(Normalisation.MISSING_ZONE));
      }
      OffsetDateTime offset = OffsetDateTime.from(time);
      return offset.getOffset().equals(ZoneOffset.UTC)
          ? Translated.unchanged(offset.toInstant())
          : new Translated<>(offset.toInstant(), Set.of(Normalisation.ZONE_OFFSET));
    } catch (DateTimeException e) {
      throw new UntranslatableException(
          "SubmitTime \""
              + text
              + "\" is not a time such as 2014-08-15T00:01:00Z (xs:dateTime, at most nine digits of"
              + " fraction)");
    }
  }

  /** As the archive writes it: {@code Z}, a fraction only if there is one. */
  static String print(Instant time) {
    return XS_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
  }

  /** As every legacy client can read it: whole seconds, {@code Z}. */
  static String printSeconds(Instant time) {
    return print(time.truncatedTo(ChronoUnit.SECONDS));
  }
}
