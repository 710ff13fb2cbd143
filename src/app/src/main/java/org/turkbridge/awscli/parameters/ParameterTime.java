package org.turkbridge.awscli.parameters;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.query.NumberText;
import org.turkbridge.python.PythonSpace;

/**
 * A time among parameters: seconds since 1970, ISO 8601, what mail and HTTP have, and dates as they
 * are written in English. Whatever is read here means the same to the AWS CLI, which guesses at
 * more besides, such as {@code 10pm}.
 */
public final class ParameterTime {
  private static final double MICROSECONDS = 1e6;
  private static final long FIRST = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
  private static final int HALF_DAY = 12;
  private static final int DAY = 24;
  private static final int MINUTES = 60;
  private static final int SECONDS = 60;

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private static final String WEEKDAY =
      "(?:(?:mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday),? +)?";
  private static final String MONTH =
      "(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
  private static final String CLOCK =
      "(?<h>\\d{1,2}):(?<m>\\d{2})(?::(?<s>\\d{2})(?:[.,]\\d+)?)?(?: ?(?<half>am|pm)(?![a-z]))?";
  private static final String ZONE = "(?: ?(?<zone>z|(?-i:UTC|GMT)|[+-]\\d{2}(?::?\\d{2})?))?";
  private static final String TIME = "(?:(?:t|,? +)" + CLOCK + ZONE + ")?";
  private static final String BARE_TIME =
      "(?<h>\\d{2})(?:(?<m>\\d{2})(?:(?<s>\\d{2})(?:\\.\\d+)?)?)?";

  private static final List<Pattern> FORMS =
      List.of(
          form("(?<y>\\d{4})(?<x>[-/.])(?<mo>\\d{1,2})\\k<x>(?<d>\\d{1,2})" + TIME),
          form("(?<y>\\d{4})-(?<mo>\\d{2})-(?<d>\\d{2})t" + BARE_TIME + ZONE),
          form("(?<y>\\d{4})(?<mo>\\d{2})(?<d>\\d{2})t" + BARE_TIME + ZONE),
          form("(?<y>\\d{4})(?<mo>\\d{2})(?<d>\\d{2})(?<h>\\d{2})(?<m>\\d{2})(?<s>\\d{2})?" + ZONE),
          form("(?<y>\\d{4})(?<mo>\\d{2})(?<d>\\d{2})t" + CLOCK + ZONE),
          form("(?<mo>\\d{1,2})(?<x>[-/.])(?<d>\\d{1,2})\\k<x>(?<y>\\d{4})" + TIME),
          form(WEEKDAY + "(?<d>\\d{1,2})(?:-| +)" + MONTH + "(?:-|,? +)(?<y>\\d{4})" + TIME),
          form(WEEKDAY + MONTH + " +(?<d>\\d{1,2}),? +(?<y>\\d{4})" + TIME),
          form(WEEKDAY + MONTH + " +(?<d>\\d{1,2}) +" + CLOCK + ZONE + " +(?<y>\\d{4})"));

  private ParameterTime() {}

  private static Pattern form(String expression) {
    return Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
  }

  /**
   * The whole seconds since 1970 of a time; empty of what is none. A time without a zone is one of
   * UTC.
   */
  public static OptionalLong seconds(@Nullable Object value) {
    if (value instanceof Number number) {
      return seconds(number.doubleValue());
    }
    if (!(value instanceof String text)) {
      return OptionalLong.empty();
    }
    OptionalLong number =
        NumberText.parse(text) instanceof Number seconds
            ? seconds(seconds.doubleValue())
            : OptionalLong.empty();
    return number.isPresent() ? number : written(PythonSpace.strip(text));
  }

  private static OptionalLong seconds(double value) {
    double whole = Math.floor(Math.rint(value * MICROSECONDS) / MICROSECONDS);
    return Double.isNaN(whole) ? OptionalLong.empty() : inRange((long) whole);
  }

  private static OptionalLong inRange(long seconds) {
    return seconds >= FIRST && seconds <= LAST ? OptionalLong.of(seconds) : OptionalLong.empty();
  }

  private static OptionalLong written(String text) {
    for (Pattern form : FORMS) {
      Matcher time = form.matcher(text);
      if (time.matches()) {
        try {
          return inRange(new Parts(time).seconds());
        } catch (DateTimeException e) {
          return OptionalLong.empty();
        }
      }
    }
    return OptionalLong.empty();
  }

  /** What a form found. A part that it does not have, or not here, is 0 or null. */
  private record Parts(Matcher found) {
    long seconds() {
      int first = number("mo");
      int day = number("d");
      boolean isDayFirst = first > HALF_DAY && found.start("mo") == 0;
      int month = text("month") == null ? (isDayFirst ? day : first) : month();
      return LocalDateTime.of(
                  number("y"), month, isDayFirst ? first : day, hour(), number("m"), number("s"))
              .toEpochSecond(ZoneOffset.UTC)
          - offset();
    }

    private int month() {
      String name = String.valueOf(text("month")).substring(0, 3).toLowerCase(Locale.ROOT);
      return MONTHS.indexOf(name) + 1;
    }

    private int hour() {
      int hour = number("h");
      String half = text("half");
      if (half == null) {
        return hour;
      }
      if (hour > HALF_DAY) {
        throw new DateTimeException("no hour of half a day");
      }
      return hour % HALF_DAY + (half.equalsIgnoreCase("pm") ? HALF_DAY : 0);
    }

    private int offset() {
      String zone = text("zone");
      if (zone == null || Character.isLetter(zone.charAt(0))) {
        return 0;
      }
      String digits = zone.substring(1).replace(":", "");
      int hours = Integer.parseInt(digits.substring(0, 2));
      int minutes = digits.length() > 2 ? Integer.parseInt(digits.substring(2)) : 0;
      if (hours >= DAY || minutes >= MINUTES) {
        throw new DateTimeException("no zone");
      }
      return (zone.charAt(0) == '-' ? -1 : 1) * (hours * MINUTES + minutes) * SECONDS;
    }

    private int number(String part) {
      String digits = text(part);
      return digits == null ? 0 : Integer.parseInt(digits);
    }

    private @Nullable String text(String part) {
      try {
        return found.group(part);
      } catch (IllegalArgumentException e) {
        // The form has no such part.
        return null;
      }
    }
  }
}
