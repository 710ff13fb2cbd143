package org.turkbridge.verify.records;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.Place;
import org.turkbridge.verify.report.Finding;

/**
 * How a record came out, or something else in a document that could not be read.
 *
 * @param id empty if not known
 * @param key null if it could not be read
 * @param notations what had to be undone
 */
record CheckedRecord(
    Place place,
    String id,
    @Nullable RecordHash key,
    Outcome outcome,
    Set<Notation> notations,
    List<Finding> findings) {
  CheckedRecord {
    notations = Set.copyOf(notations);
    findings = List.copyOf(findings);
  }

  /** How a comparison came out. */
  enum Outcome {
    EQUAL,
    NORMALISED,
    DIFFERENT,
    UNCHECKED,
    /** It is no record. */
    NONE
  }
}
