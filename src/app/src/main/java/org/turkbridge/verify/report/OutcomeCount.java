package org.turkbridge.verify.report;

import java.util.List;

/**
 * One of the ways in which what was checked came out.
 *
 * @param name for the style sheet
 * @param label for people
 */
record OutcomeCount(String name, String label, long count) {
  /** All of them, in the order in which they are shown. */
  static List<OutcomeCount> of(Totals totals) {
    return List.of(
        new OutcomeCount("equal", "equal", totals.equal()),
        new OutcomeCount("normalised", "equal after normalisation", totals.normalised()),
        new OutcomeCount("different", "different", totals.different()),
        new OutcomeCount("unchecked", "not compared", totals.unchecked()));
  }
}
