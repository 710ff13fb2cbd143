package org.turkbridge.verify.records;

import org.turkbridge.archive.Place;
import org.turkbridge.archive.RawRecord;
import org.turkbridge.archive.Refusal;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/** What a reader found in a document. */
sealed interface Entry {
  /** A record, as it was read and as it stands there. */
  record Found(Place place, QualificationRequest request, RawRecord raw) implements Entry {}

  /** What could not be read. */
  record Refused(Refusal refusal) implements Entry {}
}
