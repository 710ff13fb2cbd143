package org.turkbridge.shim;

import java.time.Instant;
import java.util.Comparator;

/**
 * A total order, so that pages never overlap: the sort property, then the time, then the id; all of
 * it reversed when descending.
 *
 * @param byQualificationTypeId else by SubmitTime, the documented default
 * @param descending else ascending, the documented default
 */
record QualificationRequestOrder(boolean byQualificationTypeId, boolean descending) {
  private static final Comparator<SortKey> BY_TIME =
      Comparator.comparing(SortKey::submitTime).thenComparing(SortKey::qualificationRequestId);

  Comparator<SortKey> comparator() {
    Comparator<SortKey> ascending =
        byQualificationTypeId
            ? Comparator.comparing(SortKey::qualificationTypeId).thenComparing(BY_TIME)
            : BY_TIME;
    return descending ? ascending.reversed() : ascending;
  }

  /** What a request is sorted by; an absent id is empty, an absent time the earliest. */
  record SortKey(String qualificationRequestId, String qualificationTypeId, Instant submitTime) {}
}
