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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times: xs:dateTime in the legacy API (UTC; documented with {@code Z}), an {@link Instant} in the
 * current one.
 */
public final class SubmitTimes {
  private static final int FRACTION_DIGITS = 9;

  /**
   * Of {@code 2014-08-15T00:01:00Z}, which is read by hand: a formatter takes ten times as long.
   */
  private static final int USUAL_LENGTH = 20;

  private static final int LARGEST_OFFSET_SECONDS = 14 * 60 * 60;

  /** The same moment as the start of the next day. */
  private static final Pattern END_OF_DAY = Pattern.compile("T24:00:00(\\.0+)?(?=Z|[+-]|$)");

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

  private static final Pattern ZONE_WITHOUT_COLON = Pattern.compile(":\\S*([+-]\\d\\d)(\\d\\d)$");

  private SubmitTimes() {}

  /**
   * The instant of a SubmitTime that is an xs:dateTime.
   *
   * @throws UntranslatableException if it is none, has more than nine digits of fraction, or is not
   *     in the years 1 to 9999 of UTC
   */
  public static Translated<Instant> parse(String text) {
    return parse("SubmitTime", text);
  }

  /**
   * The instant of an xs:dateTime.
   *
   * @param element its name, for the error
   * @throws UntranslatableException if it is none, has more than nine digits of fraction, or is not
   *     in the years 1 to 9999 of UTC
   */
  public static Translated<Instant> parse(String element, String text) {
    Translated<Instant> time;
    try {
      @Nullable Instant usual = usual(text);
      time = usual != null ? Translated.unchanged(usual) : unusual(EmbeddedDocument.trim(text));
    } catch (DateTimeException e) {
      throw notATime(element, text);
    }
    if (!EpochSeconds.isInRange(time.value())) {
      throw notATime(element, text);
    }
    return time;
  }

  private static Translated<Instant> unusual(String text) {
    Matcher endOfDay = END_OF_DAY.matcher(text);
    if (endOfDay.find()) {
      Translated<Instant> start = unusual(endOfDay.replaceFirst("T00:00:00"));
      return new Translated<>(start.value().plus(1, ChronoUnit.DAYS), start.normalisations());
    }
    return instant(XS_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from));
  }

  private static Translated<Instant> instant(TemporalAccessor time) {
    if (time instanceof LocalDateTime local) {
      return new Translated<>(local.toInstant(ZoneOffset.UTC), Set.of(Normalisation.MISSING_ZONE));
    }
    OffsetDateTime offset = OffsetDateTime.from(time);
    if (Math.abs(offset.getOffset().getTotalSeconds()) > LARGEST_OFFSET_SECONDS) {
      throw new DateTimeException("xs:dateTime has no zone so far from UTC");
    }
    return offset.getOffset().equals(ZoneOffset.UTC)
        ? Translated.unchanged(offset.toInstant())
        : new Translated<>(offset.toInstant(), Set.of(Normalisation.ZONE_OFFSET));
  }

  /**
   * Why a value is refused that is no xs:dateTime.
   *
   * @param element its name
   * @param text as it stands in the archive
   */
  public static UntranslatableException notATime(String element, String text) {
    return new UntranslatableException(
        element
            + " "
            + Quotation.of(text)
            + " is not a time such as 2014-08-15T00:01:00Z (xs:dateTime, at most nine digits of"
            + " fraction, the years 1 to 9999)"
            + zoneHint(text));
  }

  /** What is wrong with a zone that lacks its colon; empty of other texts. */
  static String zoneHint(String text) {
    Matcher zone = ZONE_WITHOUT_COLON.matcher(text);
    return zone.find() ? "; write its zone as " + zone.group(1) + ":" + zone.group(2) : "";
  }

  /** The time if it has the usual form, null if it has another. */
  private static @Nullable Instant usual(String text) {
    if (text.length() != USUAL_LENGTH || !hasUsualMarks(text)) {
      return null;
    }
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    return (year | month | day | hour | minute | second) < 0 || hour == 24
        ? null
        : LocalDateTime.of(year, month, day, hour, minute, second).toInstant(ZoneOffset.UTC);
  }

  private static boolean hasUsualMarks(String text) {
    return text.charAt(4) == '-'
        && text.charAt(7) == '-'
        && text.charAt(10) == 'T'
        && text.charAt(13) == ':'
        && text.charAt(16) == ':'
        && text.charAt(19) == 'Z';
  }

  /** The number that the digits say; less than zero if there is anything else. */
  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  /** As the archive writes it: {@code Z}, a fraction only if there is one. */
  public static String print(Instant time) {
    return printLocal(time, new StringBuilder(30)).append('Z').toString();
  }

  /** As the AWS CLI prints it in UTC: {@code +00:00}, a fraction of six digits if there is one. */
  public static String printOffset(Instant time) {
    StringBuilder out = new StringBuilder(35);
    Instant second = Instant.ofEpochSecond(time.getEpochSecond());
    int nano = time.getNano();
    printLocal(second, out);
    if (nano != 0) {
      // Python's times end at microseconds; three digits more lose nothing.
      boolean micros = nano % 1000 == 0;
      out.append('.');
      digits(out, micros ? nano / 1000 : nano, micros ? 6 : FRACTION_DIGITS);
    }
    return out.append("+00:00").toString();
  }

  /** As every legacy client can read it: whole seconds, {@code Z}. */
  static String printSeconds(Instant time) {
    return print(time.truncatedTo(ChronoUnit.SECONDS));
  }

  /** By hand: a formatter takes as long as all the rest of writing a record. */
  private static StringBuilder printLocal(Instant time, StringBuilder out) {
    int nano = time.getNano();
    LocalDateTime utc = LocalDateTime.ofEpochSecond(time.getEpochSecond(), nano, ZoneOffset.UTC);
    int year = utc.getYear();
    if (year < 0 || year > 9999) {
      return out.append(XS_DATE_TIME.format(utc));
    }
    digits(out, year, 4);
    digits(out.append('-'), utc.getMonthValue(), 2);
    digits(out.append('-'), utc.getDayOfMonth(), 2);
    digits(out.append('T'), utc.getHour(), 2);
    digits(out.append(':'), utc.getMinute(), 2);
    digits(out.append(':'), utc.getSecond(), 2);
    if (nano != 0) {
      fraction(out, nano);
    }
    return out;
  }

  /** The point and the digits behind it, without trailing zeros. */
  static void fraction(StringBuilder out, int nano) {
    digits(out.append('.'), nano, FRACTION_DIGITS);
    int end = out.length();
    while (out.charAt(end - 1) == '0') {
      end--;
    }
    out.setLength(end);
  }

  private static void digits(StringBuilder out, int number, int count) {
    int power = 1;
    for (int i = 1; i < count; i++) {
      power *= 10;
    }
    for (; power > 0; power /= 10) {
      out.append((char) ('0' + number / power % 10));
    }
  }
}
