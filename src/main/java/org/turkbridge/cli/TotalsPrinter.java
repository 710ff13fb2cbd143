package org.turkbridge.cli;

import java.io.PrintWriter;
import java.util.stream.Collectors;
import org.turkbridge.verify.report.Totals;
import org.turkbridge.verify.report.Weight;

/** Says in a few lines how a run came out. */
final class TotalsPrinter {
  private final PrintWriter out;
  private final String unit;

  /**
   * @param unit what was checked, in the singular
   */
  TotalsPrinter(PrintWriter out, String unit) {
    this.out = out;
    this.unit = unit;
  }

  void print(Totals totals) {
    out.printf(
        "%s of %s: %d equal, %d equal after normalisation, %d different, %d not compared.%n",
        Quantities.counted(totals.checked(), unit),
        Quantities.counted(totals.sources(), "file"),
        totals.equal(),
        totals.normalised(),
        totals.different(),
        totals.unchecked());
    if (!totals.normalisations().isEmpty()) {
      out.println(
          totals.normalisations().entrySet().stream()
              .map(entry -> entry.getKey() + " " + entry.getValue())
              .collect(Collectors.joining(", ", "Normalised: ", ".")));
    }
    if (!totals.findings().isEmpty()) {
      out.printf(
          "Found: %s, %s, %s (%s).%n",
          Quantities.counted(totals.of(Weight.DIFFERENCE), "difference"),
          Quantities.counted(totals.of(Weight.ERROR), "error"),
          Quantities.counted(totals.of(Weight.WARNING), "warning"),
          totals.findings().entrySet().stream()
              .map(entry -> entry.getKey().label() + " " + entry.getValue())
              .collect(Collectors.joining(", ")));
    }
    out.flush();
  }
}
