package org.turkbridge.verify.records;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.turkbridge.verify.report.Finding;
import org.turkbridge.verify.report.FindingKind;

/**
 * What a document holds that is one answer to GetAssignmentsForHIT. With several answers in it
 * nobody knows which an assignment stands in.
 */
final class AnswerOfAssignments {
  private int answers;
  private @Nullable IdHash hit;

  /** The first assignment of another HIT. */
  private @Nullable CheckedRecord other;

  /** So many answers more begin in it. */
  void begins(int more) {
    answers += more;
  }

  void add(CheckedRecord record) {
    if (other == null && record.links() instanceof RecordFacts.OfAssignment assignment) {
      if (hit == null) {
        hit = assignment.hit();
      } else if (!hit.equals(assignment.hit())) {
        other = record;
      }
    }
  }

  /** What to tell if it has assignments of more than one HIT. */
  Optional<Finding> ofSeveral() {
    return answers == 1
        ? Optional.ofNullable(other)
            .map(
                record ->
                    Finding.of(
                        FindingKind.SEVERAL_HITS,
                        record.place().file(),
                        record.place().inFile(),
                        record.id(),
                        "the assignment is of another HIT than those before it in the answer to"
                            + " GetAssignmentsForHIT, which is of one HIT"))
        : Optional.empty();
  }
}
