package org.turkbridge.verify.replay;

import org.jspecify.annotations.Nullable;
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
  static Difference changed(String path, String before, String after) {
    return changed(path, before, after, "");
  }

  static Difference changed(String path, String before, String after, String message) {
    return new Difference(FindingKind.CHANGED_VALUE, path, before, after, message);
  }

  static Difference namespace(String path, @Nullable String before, @Nullable String after) {
    return new Difference(FindingKind.CHANGED_VALUE, path, before, after, "namespace changed");
  }

  static Difference lost(String path, String before) {
    return new Difference(FindingKind.LOST_VALUE, path, before, null, "");
  }

  static Difference added(String path, String after) {
    return new Difference(FindingKind.ADDED_VALUE, path, null, after, "");
  }

  static Difference reordered(String path) {
    return new Difference(FindingKind.CHANGED_ORDER, path, null, null, "");
  }

  static Difference notWellFormed(String message) {
    return new Difference(FindingKind.NOT_WELL_FORMED, "", null, null, message);
  }
}
