package org.turkbridge.verify.report;

import java.util.List;

/**
 * One of the ways in which what was checked came out.
 *
 * @param name for the style sheet
 * @param label for people
 */
record Outcome(String name, String label, long count) {
  /** All of them, in the order in which they are shown. */
  static List<Outcome> of(Totals totals) {
    return List.of(
        new Outcome("equal", "equal", totals.equal()),
        new Outcome("normalised", "equal after normalisation", totals.normalised()),
        new Outcome("different", "different", totals.different()),
        new Outcome("unchecked", "not compared", totals.unchecked()));
  }
}
