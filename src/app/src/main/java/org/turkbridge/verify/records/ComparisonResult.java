package org.turkbridge.verify.records;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.turkbridge.verify.report.FindingKind;
import org.turkbridge.verify.report.Observation;
import org.turkbridge.verify.report.Severity;

/**
 * How a comparison came out.
 *
 * @param notations what had to be undone
 * @param differences empty if both say the same
 */
record ComparisonResult(Set<Notation> notations, List<Observation> differences) {
  static final ComparisonResult EQUAL = new ComparisonResult(Set.of(), List.of());

  /**
   * Where two records do not say the same.
   *
   * @param before null if there was none
   * @param after null if there is none
   */
  static Observation difference(
      FindingKind kind, String path, @Nullable String before, @Nullable String after) {
    return new Observation(
        kind,
        path,
        before,
        after,
        kind == FindingKind.LEFT_OUT
            ? "the other model has no place for this; keep the original"
            : "the record does not come back as it was");
  }

  /** Whether the records do not say the same; what the other model has no place for is no such. */
  boolean isDifferent() {
    return differences.stream().anyMatch(each -> each.kind().weight() == Severity.DIFFERENCE);
  }

  ComparisonResult {
    notations = Set.copyOf(notations);
    differences = List.copyOf(differences);
  }
}
