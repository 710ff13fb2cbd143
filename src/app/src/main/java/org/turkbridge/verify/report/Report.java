package org.turkbridge.verify.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A whole run, for people.
 *
 * @param title such as {@code Archives verified}
 * @param unit what was checked, in the plural: {@code records} or {@code calls}
 * @param inputs as the user named them
 * @param program name and version
 * @param begun when the run began
 * @param took how long it took
 * @param findings the first of them, in the order of the input
 * @param leftOut how many more there are, which only the counts of the totals tell
 */
public record Report(
    String title,
    String unit,
    List<String> inputs,
    String program,
    Instant begun,
    Duration took,
    Totals totals,
    List<Finding> findings,
    long leftOut) {
  /** Of findings in one report: browsers take long to show more. */
  public static final int MOST_FINDINGS = 10_000;

  public Report {
    inputs = List.copyOf(inputs);
    findings = List.copyOf(findings);
  }
}
