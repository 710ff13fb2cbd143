package org.turkbridge.console.page;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.turkbridge.console.ledger.CallLedger;
import org.turkbridge.local.store.CallKind;
import org.turkbridge.local.store.CountedCalls;

/**
 * What calls come to.
 *
 * @param calls how many
 * @param old how many of them were of the legacy API
 * @param failed how many of them were answered by an error
 * @param first the day of the first
 * @param last the time of the last
 */
public record CallTotals(
    long calls,
    long old,
    long failed,
    LocalDate first,
    Instant last,
    long totalMicros,
    long greatestMicros) {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Of no call. */
  static final CallTotals NONE = new CallTotals(0, 0, 0, LocalDate.MAX, Instant.EPOCH, 0, 0);

  private static CallTotals of(CallKind kind, CountedCalls calls) {
    return new CallTotals(
        calls.calls(),
        kind.api().equals(CallLedger.LEGACY) ? calls.calls() : 0,
        kind.outcome().equals(CallLedger.OK) ? 0 : calls.calls(),
        kind.day(),
        calls.last(),
        calls.totalMicros(),
        calls.greatestMicros());
  }

  private CallTotals plus(CallTotals other) {
    return new CallTotals(
        calls + other.calls,
        old + other.old,
        failed + other.failed,
        first.isBefore(other.first) ? first : other.first,
        last.isAfter(other.last) ? last : other.last,
        totalMicros + other.totalMicros,
        Math.max(greatestMicros, other.greatestMicros));
  }

  static CallTotals of(Map<CallKind, CountedCalls> calls) {
    return calls.entrySet().stream()
        .map(each -> of(each.getKey(), each.getValue()))
        .reduce(NONE, CallTotals::plus);
  }

  /** Of those that have the same name, by their names; the most calls first. */
  static Map<String, CallTotals> by(
      Function<CallKind, String> name, Map<CallKind, CountedCalls> calls) {
    Map<String, CallTotals> totals =
        calls.entrySet().stream()
            .collect(
                toMap(
                    each -> name.apply(each.getKey()),
                    each -> of(each.getKey(), each.getValue()),
                    CallTotals::plus));
    Stream<Map.Entry<String, CallTotals>> ordered =
        totals.entrySet().stream()
            .sorted(
                Map.Entry.<String, CallTotals>comparingByValue(
                        Comparator.comparingLong(CallTotals::calls).reversed())
                    .thenComparing(Map.Entry.comparingByKey()));
    return ordered.collect(
        toMap(Map.Entry::getKey, Map.Entry::getValue, CallTotals::plus, LinkedHashMap::new));
  }

  /** With separators. */
  public String callsText() {
    return text(calls);
  }

  public String failedText() {
    return text(failed);
  }

  static String text(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /**
   * Of the calls, those of the legacy API, such as {@code 40 %}; never 0 or 100 where it is not.
   */
  public String oldShare() {
    if (old == 0 || calls == 0) {
      return "0 %";
    }
    long percent = Math.round(100.0 * old / calls);
    return old == calls ? "100 %" : Math.min(99, Math.max(1, percent)) + " %";
  }

  /** The day of the first, in the days that are looked at. */
  public String firstText() {
    return calls == 0 ? "never" : first.toString();
  }

  public String lastText() {
    return calls == 0 ? "never" : MINUTE.format(last);
  }

  /** What a call took, in milliseconds. */
  public String meanMillis() {
    return calls == 0 ? "" : millis(totalMicros / calls);
  }

  public String greatestMillis() {
    return millis(greatestMicros);
  }

  private static String millis(long micros) {
    return String.format(Locale.ROOT, micros < 10_000 ? "%.1f" : "%.0f", micros / 1_000.0);
  }
}
