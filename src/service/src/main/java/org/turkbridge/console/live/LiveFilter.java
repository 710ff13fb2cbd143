package org.turkbridge.console.live;

import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Which calls are looked at.
 *
 * @param operation a part of its name, in any case; empty for all
 * @param program a part of its name, in any case; empty for all
 * @param isOnlyErrors whether calls that went well are left out
 */
public record LiveFilter(String operation, String program, boolean isOnlyErrors)
    implements Predicate<LiveCall> {
  /** What the parameters of an address say. */
  public static LiveFilter of(Map<String, String> query) {
    return new LiveFilter(
        query.getOrDefault("operation", "").strip(),
        query.getOrDefault("program", "").strip(),
        query.containsKey("errors"));
  }

  @Override
  public boolean test(LiveCall call) {
    return (!isOnlyErrors || call.isError())
        && contains(call.kind().operation(), operation)
        && contains(call.kind().program(), program);
  }

  private static boolean contains(String name, String part) {
    return part.isEmpty() || name.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }
}
