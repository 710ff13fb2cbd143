package org.turkbridge.local.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Of which time the members of a row are, which come from states of several times.
 *
 * @param usual that of members that are not named
 * @param others by the names of members
 */
record MemberTimes(String usual, Map<String, String> others) {
  MemberTimes {
    String most = usual;
    others =
        others.entrySet().stream()
            .filter(entry -> !entry.getValue().equals(most))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @param text null if all members are of the usual time
   */
  static MemberTimes of(String usual, @Nullable String text) {
    Map<String, String> others = new HashMap<>();
    if (text != null) {
      text.lines()
          .map(line -> line.split(" ", -1))
          .forEach(
              words -> {
                for (int i = 1; i < words.length; i++) {
                  others.put(words[i], words[0]);
                }
              });
    }
    return new MemberTimes(usual, others);
  }

  String of(String member) {
    return others.getOrDefault(member, usual);
  }

  /** A line for each other time, with its members; null if there is none. */
  @Nullable String text() {
    Map<String, String> lines = new TreeMap<>();
    new TreeMap<>(others)
        .forEach((member, time) -> lines.merge(time, " " + member, String::concat));
    return lines.isEmpty()
        ? null
        : lines.entrySet().stream()
            .map(line -> line.getKey() + line.getValue())
            .collect(Collectors.joining("\n"));
  }

  /**
   * A number as part of a time.
   *
   * @param number null, and those below 0, come before all others
   */
  static String part(@Nullable Integer number) {
    return part(number == null ? 0 : Math.max(0, number + 1L), 10);
  }

  /** An instant as part of a time; null comes before all others. */
  static String part(@Nullable Instant instant) {
    Instant at = instant == null ? Instant.MIN : instant;
    return part(at.getEpochSecond() - Instant.MIN.getEpochSecond(), 17) + part(at.getNano(), 9);
  }

  private static String part(long number, int digits) {
    String text = Long.toString(number);
    return "0".repeat(digits - text.length()) + text;
  }
}
