package org.turkbridge.awscli.service;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneRules;
import java.util.regex.Pattern;
import org.turkbridge.translate.SubmitTimes;

/**
 * Times as the AWS CLI prints them: {@code datetime.isoformat()} in the local time zone. The zone
 * is dateutil's {@code tzlocal}, which knows two offsets, standard and daylight saving time of this
 * year, and uses them for all years.
 */
final class PythonTimestamps {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
  private static final Instant FIRST = Instant.parse("0001-01-02T00:00:00Z");
  private static final Instant TOO_LATE = Instant.parse("9999-12-31T00:00:00Z");
  private static final double MICROSECONDS = 1e6;
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
  private static final DateTimeFormatter WITH_MICROSECONDS =
      new DateTimeFormatterBuilder()
          .append(SECONDS)
          .appendFraction(ChronoField.MICRO_OF_SECOND, 6, 6, true)
          .toFormatter();

  private final ZoneRules rules;
  private final ZoneOffset standard;
  private final ZoneOffset daylight;

  /**
   * @param zone the local one
   * @param now says what this year is
   */
  PythonTimestamps(ZoneId zone, Instant now) {
    this.rules = zone.getRules();
    int year = now.atZone(zone).getYear();
    ZoneOffset january = rules.getOffset(LocalDateTime.of(year, 1, 1, 0, 0));
    ZoneOffset july = rules.getOffset(LocalDateTime.of(year, 7, 1, 0, 0));
    boolean isNorthern = january.getTotalSeconds() <= july.getTotalSeconds();
    this.standard = isNorthern ? january : july;
    this.daylight = isNorthern ? july : january;
  }

  /** The text of a time as the service sends it: seconds since 1970. */
  String print(Number seconds) {
    double value = seconds.doubleValue();
    double whole = value < 0 ? Math.ceil(value) : Math.floor(value);
    long microseconds = (long) Math.rint((value - whole) * MICROSECONDS);
    return print(Instant.ofEpochSecond((long) whole, microseconds * 1000));
  }

  /** The text of a time that the service sent as a text. */
  String print(String text) {
    return NUMBER.matcher(text).matches()
        ? print(Double.valueOf(text))
        : print(SubmitTimes.parse("a time", text).value());
  }

  private String print(Instant time) {
    ZoneOffset offset =
        !standard.equals(daylight) && rules.isDaylightSavings(time) ? daylight : standard;
    if (time.isBefore(FIRST) || !time.isBefore(TOO_LATE)) {
      throw new DateTimeException("Python has the years 1 to 9999 only");
    }
    return (time.equals(time.truncatedTo(ChronoUnit.SECONDS)) ? SECONDS : WITH_MICROSECONDS)
            .format(LocalDateTime.ofInstant(time, offset))
        + (offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId());
  }
}
