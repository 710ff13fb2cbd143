package org.turkbridge.verify.replay;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.turkbridge.verify.report.Excerpts;
import org.turkbridge.verify.report.FindingKind;
import org.turkbridge.verify.report.Observation;

/** Makes what is to be said of answers that differ. */
final class AnswerDifferences {
  private static final int LONGEST_VALUE = 2000;

  private AnswerDifferences() {}

  static Observation changed(String path, String before, String after) {
    return changed(path, before, after, "");
  }

  static Observation changed(String path, String before, String after, String message) {
    Excerpts values = Excerpts.around(before, after, LONGEST_VALUE);
    return new Observation(
        FindingKind.CHANGED_VALUE, path, values.before(), values.after(), message);
  }

  static Observation namespace(String path, @Nullable String before, @Nullable String after) {
    return new Observation(FindingKind.CHANGED_VALUE, path, before, after, "namespace changed");
  }

  static Observation lost(String path, String before) {
    return new Observation(
        FindingKind.LOST_VALUE, path, Excerpts.beginning(before, LONGEST_VALUE), null, "");
  }

  static Observation added(String path, String after) {
    return new Observation(
        FindingKind.ADDED_VALUE, path, null, Excerpts.beginning(after, LONGEST_VALUE), "");
  }

  /**
   * The same parts in another order, told from the first to the last that moved.
   *
   * @param before each part by its id or name
   */
  static Observation reordered(String path, List<String> before, List<String> after) {
    int from = 0;
    while (before.get(from).equals(after.get(from))) {
      from++;
    }
    int to = before.size();
    while (before.get(to - 1).equals(after.get(to - 1))) {
      to--;
    }
    Excerpts orders =
        Excerpts.around(
            inOneLine(before.subList(from, to)), inOneLine(after.subList(from, to)), LONGEST_VALUE);
    return new Observation(FindingKind.CHANGED_ORDER, path, orders.before(), orders.after(), "");
  }

  private static String inOneLine(List<String> ids) {
    return String.join(", ", ids).replace('\n', ' ');
  }

  static Observation notCompared(String message) {
    return Observation.of(FindingKind.NOT_COMPARED, message);
  }

  static Observation notWellFormed(String message) {
    return Observation.of(FindingKind.NOT_WELL_FORMED, message);
  }
}
