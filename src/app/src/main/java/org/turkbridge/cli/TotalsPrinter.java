package org.turkbridge.cli;

import java.util.Map;
import java.util.stream.Collectors;
import org.turkbridge.archive.summary.Quantities;
import org.turkbridge.verify.report.Severity;
import org.turkbridge.verify.report.Totals;

/** Says in a few lines how a run came out. */
final class TotalsPrinter {
  private final ResultLines out;
  private final String unit;

  /**
   * @param unit what was checked, in the singular
   */
  TotalsPrinter(ResultLines out, String unit) {
    this.out = out;
    this.unit = unit;
  }

  void print(Totals totals) {
    out.print(
        "%s of %s: %d equal, %d equal after normalisation, %d different, %d not compared."
            .formatted(
                Quantities.counted(totals.checked(), unit),
                Quantities.counted(totals.sources(), "file"),
                totals.equal(),
                totals.normalised(),
                totals.different(),
                totals.unchecked()));
    if (totals.checked() == 0) {
      out.print("Nothing was checked, so nothing is proved: no " + unit + " was found.");
    }
    counts("Records", totals.records());
    counts("Normalised", totals.normalisations());
    if (!totals.findings().isEmpty()) {
      out.print(
          "Found: %s, %s, %s%s (%s)."
              .formatted(
                  Quantities.counted(totals.of(Severity.DIFFERENCE), "difference"),
                  Quantities.counted(totals.of(Severity.ERROR), "error"),
                  Quantities.counted(totals.of(Severity.WARNING), "warning"),
                  totals.of(Severity.NOTE) == 0
                      ? ""
                      : ", " + Quantities.counted(totals.of(Severity.NOTE), "note"),
                  totals.findings().entrySet().stream()
                      .map(entry -> entry.getKey().label() + " " + entry.getValue())
                      .collect(Collectors.joining(", "))));
    }
  }

  private void counts(String title, Map<String, Long> counts) {
    if (!counts.isEmpty()) {
      out.print(
          counts.entrySet().stream()
              .map(entry -> entry.getKey() + " " + entry.getValue())
              .collect(Collectors.joining(", ", title + ": ", ".")));
    }
  }
}
