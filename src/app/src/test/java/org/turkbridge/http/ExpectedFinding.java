package org.turkbridge.http;

import java.util.Objects;
import org.turkbridge.verify.report.Finding;
import org.turkbridge.verify.report.FindingKind;

/**
 * What a finding says.
 *
 * @param before a part of the old value, or {@link #NOTHING}
 * @param after a part of the new value, or {@link #NOTHING}
 */
record ExpectedFinding(
    FindingKind kind, String operation, String path, String before, String after) {
  static final String NOTHING = "nothing at all";

  static ExpectedFinding changed(Answered answer, String path, String before, String after) {
    return found(FindingKind.CHANGED_VALUE, answer, answer.path(path), before, after);
  }

  static ExpectedFinding lost(Answered answer, String path, String before) {
    return found(FindingKind.LOST_VALUE, answer, answer.path(path), before, NOTHING);
  }

  static ExpectedFinding added(Answered answer, String path, String after) {
    return found(FindingKind.ADDED_VALUE, answer, answer.path(path), NOTHING, after);
  }

  static ExpectedFinding reordered(Answered answer, String path, String before, String after) {
    return found(FindingKind.CHANGED_ORDER, answer, answer.path(path), before, after);
  }

  static ExpectedFinding notWellFormed(Answered answer) {
    return found(FindingKind.NOT_WELL_FORMED, answer, "", NOTHING, NOTHING);
  }

  static ExpectedFinding ofWhole(FindingKind kind, Answered answer, String before, String after) {
    return found(kind, answer, "", before, after);
  }

  /** Whose path does not begin at the result. */
  static ExpectedFinding found(
      FindingKind kind, Answered answer, String path, String before, String after) {
    return new ExpectedFinding(kind, answer.operation(), path, before, after);
  }

  boolean isSaidBy(Finding finding) {
    return finding.kind() == kind
        && finding.subject().equals(operation)
        && finding.path().equals(path)
        && Objects.requireNonNullElse(finding.before(), NOTHING).contains(before)
        && Objects.requireNonNullElse(finding.after(), NOTHING).contains(after);
  }
}
