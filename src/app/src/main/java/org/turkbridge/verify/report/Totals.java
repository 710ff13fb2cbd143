package org.turkbridge.verify.report;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much was checked, and how it came out.
 *
 * @param sources files, or folders of recordings
 * @param checked records or calls; the sum of the next four
 * @param equal both sides are equal
 * @param normalised they are equal once notation is undone
 * @param different they are not
 * @param unchecked could not be compared with what stands there
 * @param records how many of each kind were checked, by the name of the kind; empty of calls
 * @param normalisations how many records each was needed for, by label
 * @param findings how many of each kind
 */
public record Totals(
    long sources,
    long checked,
    long equal,
    long normalised,
    long different,
    long unchecked,
    SortedMap<String, Long> records,
    SortedMap<String, Long> normalisations,
    Map<FindingKind, Long> findings) {
  public Totals {
    records = Collections.unmodifiableSortedMap(new TreeMap<>(records));
    normalisations = Collections.unmodifiableSortedMap(new TreeMap<>(normalisations));
    EnumMap<FindingKind, Long> counted = new EnumMap<>(FindingKind.class);
    counted.putAll(findings);
    findings = Collections.unmodifiableMap(counted);
  }

  /** How many findings weigh so much. */
  public long of(Severity weight) {
    return findings.entrySet().stream()
        .filter(entry -> entry.getKey().weight() == weight)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /**
   * Whether the run failed. One that checked nothing has proved nothing.
   *
   * @param strict whether warnings count
   */
  public boolean failed(boolean strict) {
    return checked == 0 || findings.keySet().stream().anyMatch(kind -> kind.weight().fails(strict));
  }
}
