package org.turkbridge.console.page;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.turkbridge.console.ledger.CallLedger;
import org.turkbridge.console.live.LiveCall;

/**
 * A line of the table of calls as they arrive.
 *
 * @param time of the day, in UTC
 * @param operationAddress of the page about it
 * @param programAddress of the page about it
 * @param message of the error, in words; empty if there is none
 * @param millis that it took
 */
public record LiveCallRow(
    String time,
    String operation,
    String operationAddress,
    String program,
    String programAddress,
    String requester,
    String version,
    boolean isError,
    String outcome,
    String message,
    String millis) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Pattern BEFORE_WORD = Pattern.compile("(?<=[a-z])(?=[A-Z])");

  static List<LiveCallRow> newestFirst(List<LiveCall> calls, LocalDate today) {
    CallFilter filter = CallFilter.of(Map.of(), today);
    List<LiveCallRow> rows = new ArrayList<>();
    calls.forEach(call -> rows.add(of(call, filter)));
    Collections.reverse(rows);
    return rows;
  }

  private static LiveCallRow of(LiveCall call, CallFilter filter) {
    boolean isLegacy = call.kind().api().equals(CallLedger.LEGACY);
    return new LiveCallRow(
        TIME.format(call.time()),
        call.kind().operation(),
        filter.at(Console.OPERATIONS, call.kind().operation()),
        call.kind().program(),
        filter.at(Console.PROGRAMS, call.kind().program()),
        call.kind().requester(),
        call.kind().version() + (isLegacy ? " by " + call.kind().transport() : ""),
        call.isError(),
        call.kind().outcome(),
        call.isError() && call.message().isEmpty() ? words(call.kind().outcome()) : call.message(),
        String.format(Locale.ROOT, "%.1f", call.took().toNanos() / 1e6));
  }

  /** Of a code such as {@code AWS.MechanicalTurk.HITDoesNotExist}. */
  private static String words(String code) {
    String name = code.substring(code.lastIndexOf('.') + 1);
    String[] words = BEFORE_WORD.split(name, -1);
    StringBuilder sentence = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      sentence.append(' ').append(words[i].toLowerCase(Locale.ROOT));
    }
    return sentence.toString();
  }
}
