package org.turkbridge.verify.records;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.Origin;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.verify.report.Finding;
import org.turkbridge.verify.report.FindingKind;
import org.turkbridge.verify.report.Observation;

/**
 * How a record came out, or something else in a document that could not be read.
 *
 * @param id empty if not known
 * @param key null if it could not be read, or has nothing to tell it apart by
 * @param kind null if it could not be read
 * @param links what it says of other records
 * @param notations what had to be undone
 * @param refusal why it could not be read; null if it could
 */
record CheckedRecord(
    Place place,
    String id,
    @Nullable RecordHash key,
    @Nullable RecordKind kind,
    RecordFacts links,
    Outcome outcome,
    Set<Notation> notations,
    List<Observation> remarks,
    @Nullable Refusal refusal) {
  CheckedRecord {
    notations = Set.copyOf(notations);
    remarks = List.copyOf(remarks);
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

  static CheckedRecord of(Refusal refusal) {
    return new CheckedRecord(
        refusal.place(),
        "",
        null,
        null,
        RecordFacts.NONE,
        refusal.place().record() == 0 ? Outcome.NONE : Outcome.UNCHECKED,
        Set.of(),
        List.of(Observation.of(kind(refusal.kind()), refusal.cause())),
        refusal);
  }

  static CheckedRecord ofFailedResponse(Place place, String codeAndMessage) {
    return new CheckedRecord(
        place,
        "",
        null,
        null,
        RecordFacts.NONE,
        Outcome.NONE,
        Set.of(),
        List.of(
            Observation.of(
                FindingKind.NO_RECORD, "an answer that reports an error: " + codeAndMessage)),
        null);
  }

  /** Whether it is a QualificationRequest, which never changes. */
  boolean isRequest() {
    return kind == RecordKind.QUALIFICATION_REQUEST;
  }

  /** The same, with the place counted from the beginning of the document. */
  CheckedRecord shifted(Origin origin) {
    return new CheckedRecord(
        origin.shift(place),
        id,
        key,
        kind,
        links,
        outcome,
        notations,
        remarks,
        refusal == null ? null : origin.shift(refusal));
  }

  /** The remarks as findings. */
  List<Finding> findings() {
    return remarks.stream().map(remark -> remark.at(place.file(), place.inFile(), id)).toList();
  }

  private static FindingKind kind(RefusalKind kind) {
    return switch (kind) {
      case NOT_WELL_FORMED, INVALID_CHARACTER, ENTITY, DOCTYPE, ENCODING ->
          FindingKind.NOT_WELL_FORMED;
      case CUT_OFF -> FindingKind.CUT_OFF;
      case MISSING_ELEMENT -> FindingKind.MISSING_ID;
      case INVALID_TIME -> FindingKind.IMPOSSIBLE_TIME;
      case REPEATED_ELEMENT, WRONG_TYPE, TOO_LONG, TOO_DEEP, UNWRITABLE, UNREADABLE ->
          FindingKind.UNREADABLE;
    };
  }
}
