package org.turkbridge.console.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which calls a page is about.
 *
 * @param from the first day, in UTC
 * @param to the last day
 * @param requester whose calls; empty for those of all
 */
public record CallFilter(LocalDate from, LocalDate to, String requester) {
  private static final int DAYS = 30;
  private static final int MOST_DAYS = 400;

  /**
   * What a query says, of the days that are kept; the last thirty of everybody where it says
   * nothing that can be read.
   */
  static CallFilter of(Map<String, String> query, LocalDate today) {
    LocalDate earliest = today.minusDays(MOST_DAYS - 1);
    LocalDate to =
        day(query.get("to"))
            .filter(day -> !day.isAfter(today) && !day.isBefore(earliest))
            .orElse(today);
    LocalDate from =
        day(query.get("from"))
            .filter(day -> !day.isAfter(to))
            .map(day -> day.isBefore(earliest) ? earliest : day)
            .orElse(to.minusDays(DAYS - 1));
    return new CallFilter(from, to, query.getOrDefault("requester", ""));
  }

  private static Optional<LocalDate> day(@Nullable String text) {
    try {
      return Optional.ofNullable(text).map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  boolean includes(String name) {
    return requester.isEmpty() || requester.equals(name);
  }

  /** The same of the days up to the last one. */
  public CallFilter ofDays(int days) {
    return new CallFilter(to.minusDays(days - 1), to, requester);
  }

  /** The address of a page about the same calls. */
  public String at(String page) {
    return at(page, Map.of());
  }

  /** The address of a page about one thing of the same calls. */
  public String at(String page, String name) {
    return at(page, Map.of("name", name));
  }

  private String at(String page, Map<String, String> more) {
    StringBuilder address = new StringBuilder(page);
    char before = '?';
    for (Map.Entry<String, String> each : more.entrySet()) {
      address.append(before).append(each.getKey()).append('=').append(encoded(each.getValue()));
      before = '&';
    }
    address.append(before).append("from=").append(from).append("&to=").append(to);
    if (!requester.isEmpty()) {
      address.append("&requester=").append(encoded(requester));
    }
    return address.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
