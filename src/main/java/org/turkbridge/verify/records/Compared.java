package org.turkbridge.verify.records;

import java.util.List;
import java.util.Set;
import org.turkbridge.verify.report.Weight;

/**
 * How a comparison came out.
 *
 * @param notations what had to be undone
 * @param differences empty if both say the same
 */
record Compared(Set<Notation> notations, List<ValueDifference> differences) {
  static final Compared EQUAL = new Compared(Set.of(), List.of());

  /** Whether the records do not say the same; what the other model has no place for is no such. */
  boolean isDifferent() {
    return differences.stream().anyMatch(each -> each.kind().weight() == Weight.DIFFERENCE);
  }

  Compared {
    notations = Set.copyOf(notations);
    differences = List.copyOf(differences);
  }
}
