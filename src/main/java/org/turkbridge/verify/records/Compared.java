package org.turkbridge.verify.records;

import java.util.List;
import java.util.Set;

/**
 * How a comparison came out.
 *
 * @param notations what had to be undone
 * @param differences empty if both say the same
 */
record Compared(Set<Notation> notations, List<ValueDifference> differences) {
  static final Compared EQUAL = new Compared(Set.of(), List.of());

  Compared {
    notations = Set.copyOf(notations);
    differences = List.copyOf(differences);
  }
}
