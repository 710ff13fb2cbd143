package org.turkbridge.translate;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times as tables write them: {@code Tue Mar 18 10:11:12 PDT 2014}, in the zone of the web site
 * (that of Seattle, at times GMT) or of the machine that the tools ran on. Programs that made
 * tables of the API's answers wrote xs:dateTime, that with a space, or seconds since 1970.
 */
public final class TableTimes {
  private static final Pattern WITH_ZONE =
      Pattern.compile("([A-Za-z]{3} [A-Za-z]{3} \\d{1,2} \\d\\d:\\d\\d:\\d\\d) (\\S+) (\\d{4})");

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss uuuu", Locale.ENGLISH)
          .withResolverStyle(ResolverStyle.STRICT);

  /** As Java writes a zone that has no name. */
  private static final Pattern OFFSET = Pattern.compile("(?:GMT|UTC)?([+-])(\\d{1,2}):?(\\d\\d)");

  /** Names that mean one thing. */
  private static final Map<String, ZoneOffset> ZONES =
      Map.ofEntries(
          Map.entry("GMT", ZoneOffset.UTC),
          Map.entry("UTC", ZoneOffset.UTC),
          Map.entry("UT", ZoneOffset.UTC),
          Map.entry("Z", ZoneOffset.UTC),
          Map.entry("PST", ZoneOffset.ofHours(-8)),
          Map.entry("PDT", ZoneOffset.ofHours(-7)),
          Map.entry("MST", ZoneOffset.ofHours(-7)),
          Map.entry("MDT", ZoneOffset.ofHours(-6)),
          Map.entry("CET", ZoneOffset.ofHours(1)),
          Map.entry("CEST", ZoneOffset.ofHours(2)),
          Map.entry("JST", ZoneOffset.ofHours(9)));

  /** Names that Java has for several zones, of America and Asia, Australia or Europe. */
  private static final Set<String> AMBIGUOUS =
      Set.of("EST", "EDT", "CST", "CDT", "AST", "ADT", "IST", "BST", "SST", "GST", "AMT");

  private static final Pattern SPACE =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?) ?(.*)");

  /** Of 1973 to 2286: shorter and longer numbers are a year or other digits of a date. */
  private static final Pattern EPOCH = Pattern.compile("[1-9]\\d{8,9}(?:\\.\\d+)?");

  private TableTimes() {}

  /**
   * The instant of a time.
   *
   * @param column its name, for the error
   * @throws UntranslatableException if it is none, or in a zone that is not known or is one of
   *     several
   */
  public static Translated<Instant> parse(String column, String text) {
    Matcher withZone = WITH_ZONE.matcher(text);
    if (withZone.matches()) {
      return inZone(column, text, withZone);
    }
    if (EPOCH.matcher(text).matches()) {
      return Translated.unchanged(EpochSeconds.parse(column, text));
    }
    Matcher space = SPACE.matcher(text);
    String usual =
        space.matches()
            ? space.group(1) + "T" + space.group(2) + space.group(3).replaceFirst("^UTC$", "Z")
            : text;
    try {
      return SubmitTimes.parse(column, usual);
    } catch (UntranslatableException e) {
      throw notATime(column, text);
    }
  }

  private static Translated<Instant> inZone(String column, String text, Matcher time) {
    ZoneOffset zone = zone(column, text, time.group(2));
    Instant instant;
    try {
      instant = LocalDateTime.parse(time.group(1) + " " + time.group(3), LOCAL).toInstant(zone);
    } catch (DateTimeException e) {
      throw notATime(column, text);
    }
    if (!EpochSeconds.isInRange(instant)) {
      throw notATime(column, text);
    }
    return zone.equals(ZoneOffset.UTC)
        ? Translated.unchanged(instant)
        : new Translated<>(instant, Set.of(Normalisation.ZONE_OFFSET));
  }

  private static ZoneOffset zone(String column, String text, String name) {
    @Nullable ZoneOffset known = ZONES.get(name);
    if (known != null) {
      return known;
    }
    Matcher offset = OFFSET.matcher(name);
    if (offset.matches()) {
      int sign = offset.group(1).equals("-") ? -1 : 1;
      try {
        return ZoneOffset.ofHoursMinutes(
            sign * Integer.parseInt(offset.group(2)), sign * Integer.parseInt(offset.group(3)));
      } catch (DateTimeException e) {
        throw notATime(column, text);
      }
    }
    throw new UntranslatableException(
        "%s %s is in %s, which is %s; write the offset in its place, such as GMT-05:00"
            .formatted(
                column,
                Quotation.of(text),
                name,
                AMBIGUOUS.contains(name)
                    ? "the name of several time zones"
                    : "no time zone that is known here"));
  }

  private static UntranslatableException notATime(String column, String text) {
    return new UntranslatableException(
        "%s %s is not a time such as Tue Mar 18 10:11:12 PDT 2014 or 2014-03-18T17:11:12Z%s"
            .formatted(column, Quotation.of(text), SubmitTimes.zoneHint(text)));
  }
}
