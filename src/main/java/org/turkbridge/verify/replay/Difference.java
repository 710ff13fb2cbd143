package org.turkbridge.verify.replay;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.turkbridge.verify.report.Excerpts;
import org.turkbridge.verify.report.FindingKind;

/**
 * A difference between two answers.
 *
 * @param path XPath or JSON Pointer; empty for the whole answer
 * @param before null if there was nothing
 * @param after null if there is nothing
 * @param message empty if the kind says it all
 */
record Difference(
    FindingKind kind,
    String path,
    @Nullable String before,
    @Nullable String after,
    String message) {
  private static final int LONGEST_VALUE = 2000;

  static Difference changed(String path, String before, String after) {
    return changed(path, before, after, "");
  }

  static Difference changed(String path, String before, String after, String message) {
    Excerpts values = Excerpts.around(before, after, LONGEST_VALUE);
    return new Difference(
        FindingKind.CHANGED_VALUE, path, values.before(), values.after(), message);
  }

  static Difference namespace(String path, @Nullable String before, @Nullable String after) {
    return new Difference(FindingKind.CHANGED_VALUE, path, before, after, "namespace changed");
  }

  static Difference lost(String path, String before) {
    return new Difference(
        FindingKind.LOST_VALUE, path, Excerpts.beginning(before, LONGEST_VALUE), null, "");
  }

  static Difference added(String path, String after) {
    return new Difference(
        FindingKind.ADDED_VALUE, path, null, Excerpts.beginning(after, LONGEST_VALUE), "");
  }

  /**
   * The same parts in another order, told from the first to the last that moved.
   *
   * @param before each part by its id or name
   */
  static Difference reordered(String path, List<String> before, List<String> after) {
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
    return new Difference(FindingKind.CHANGED_ORDER, path, orders.before(), orders.after(), "");
  }

  private static String inOneLine(List<String> ids) {
    return String.join(", ", ids).replace('\n', ' ');
  }

  static Difference notCompared(String message) {
    return new Difference(FindingKind.NOT_COMPARED, "", null, null, message);
  }

  static Difference notWellFormed(String message) {
    return new Difference(FindingKind.NOT_WELL_FORMED, "", null, null, message);
  }
}
