package org.turkbridge.verify.report;

import java.util.ArrayList;
import java.util.List;

/**
 * How a run came out, in words.
 *
 * @param word in one
 * @param sentence in one
 */
record Verdict(boolean failed, String word, String sentence) {
  static Verdict of(Report report, boolean strict) {
    Totals totals = report.totals();
    boolean failed = totals.failed(strict);
    return new Verdict(failed, failed ? "Failed" : "Passed", sentence(report) + warnings(totals));
  }

  private static String sentence(Report report) {
    Totals totals = report.totals();
    String unit = report.unit();
    if (totals.checked() == 0 && totals.findings().isEmpty()) {
      return "No " + unit + " were found to check.";
    }
    List<String> parts = new ArrayList<>();
    if (totals.different() > 0) {
      parts.add(
          "%s of %s %s %s"
              .formatted(
                  Wording.number(totals.different()),
                  Wording.number(totals.checked()),
                  unit,
                  totals.different() == 1 ? "differs" : "differ"));
    }
    if (totals.unchecked() > 0) {
      parts.add(Wording.number(totals.unchecked()) + " could not be compared");
    }
    if (totals.of(Weight.ERROR) > 0) {
      parts.add("there " + isOrAre(totals.of(Weight.ERROR)) + errors(totals));
    }
    if (parts.isEmpty()) {
      return "No difference in %s %s.".formatted(Wording.number(totals.checked()), unit);
    }
    return String.join("; ", parts) + ".";
  }

  private static String errors(Totals totals) {
    return Wording.counted(totals.of(Weight.ERROR), "error");
  }

  private static String isOrAre(long count) {
    return count == 1 ? "is " : "are ";
  }

  private static String warnings(Totals totals) {
    long warnings = totals.of(Weight.WARNING);
    return warnings == 0 ? "" : " " + Wording.counted(warnings, "warning") + ".";
  }
}
