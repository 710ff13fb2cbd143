package org.turkbridge.verify.records;

import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.verify.report.FindingKind;

/**
 * What is to be said of a record, wherever that stands.
 *
 * @param path XPath or JSON Pointer of the value; empty if it is not about a value
 * @param before null if there was none
 * @param after null if there is none
 * @param message what is wrong and, where that is not plain, what to do
 */
record Remark(
    FindingKind kind,
    String path,
    @Nullable String before,
    @Nullable String after,
    String message) {
  /** One about no value. */
  static Remark of(FindingKind kind, String message) {
    return new Remark(kind, "", null, null, message);
  }

  /** One about a value that is odd in itself. */
  static Remark of(FindingKind kind, String path, @Nullable String value, String message) {
    return new Remark(kind, path, value, null, message);
  }

  /** One about a value that did not come back as it was. */
  static Remark of(ValueDifference difference) {
    return new Remark(
        difference.kind(),
        difference.path(),
        difference.before(),
        difference.after(),
        difference.kind() == FindingKind.LEFT_OUT
            ? "the other model has no place for this; keep the original"
            : "the record does not come back as it was");
  }

  /** Why something could not be read. */
  static Remark of(Refusal refusal) {
    return of(kind(refusal.kind()), refusal.cause());
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
