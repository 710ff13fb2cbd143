package org.turkbridge.verify.records;

import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.verify.report.Finding;
import org.turkbridge.verify.report.FindingKind;

/** What a reader refuses, as findings. */
final class Refusals {
  private Refusals() {}

  static Finding finding(Refusal refusal) {
    return Finding.of(
        kind(refusal.kind()),
        refusal.place().file(),
        Places.inFile(refusal.place()),
        "",
        refusal.cause());
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
