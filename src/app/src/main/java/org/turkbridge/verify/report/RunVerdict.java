package org.turkbridge.verify.report;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a run came out, in words.
 *
 * @param word in one
 * @param sentence in one
 */
record RunVerdict(boolean failed, String word, String sentence) {
  static RunVerdict of(Report report, boolean strict) {
    Totals totals = report.totals();
    boolean failed = totals.failed(strict);
    return new RunVerdict(
        failed,
        failed ? "Failed" : "Passed",
        sentence(report) + counts(totals) + strictness(totals, failed));
  }

  private static String sentence(Report report) {
    Totals totals = report.totals();
    String unit = report.unit();
    if (totals.checked() == 0) {
      return "No " + unit + " were found to check.";
    }
    String different =
        totals.different() == 0
            ? "No difference in %s %s".formatted(compared(totals), unit)
            : "%s of %s %s %s"
                .formatted(
                    Wording.number(totals.different()),
                    compared(totals),
                    unit,
                    totals.different() == 1 ? "differs" : "differ");
    return totals.unchecked() == 0
        ? different + "."
        : "%s; %s could not be compared.".formatted(different, Wording.number(totals.unchecked()));
  }

  private static String compared(Totals totals) {
    return Wording.number(totals.checked() - totals.unchecked());
  }

  private static String counts(Totals totals) {
    String counts =
        Stream.of(Severity.ERROR, Severity.WARNING, Severity.NOTE)
            .filter(weight -> totals.of(weight) > 0)
            .map(weight -> Wording.counted(totals.of(weight), JsonReport.name(weight)))
            .collect(Collectors.joining(", "));
    return counts.isEmpty() ? "" : " " + counts + ".";
  }

  private static String strictness(Totals totals, boolean failed) {
    return failed && !totals.failed(false) ? " Warnings count in this run." : "";
  }
}
