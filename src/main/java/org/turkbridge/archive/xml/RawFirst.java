package org.turkbridge.archive.xml;

import java.util.function.Supplier;
import org.turkbridge.archive.AnswerCount;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.ArchivedQualificationRequest;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RawRecord;
import org.turkbridge.archive.Refusal;

/**
 * Tells the bytes of a record before the record.
 *
 * @param raw the bytes of the record that has just ended
 */
record RawFirst(ArchiveVisitor visitor, Supplier<RawRecord> raw) implements ArchiveVisitor {
  @Override
  public void record(ArchivedQualificationRequest record) {
    visitor.bytesOfNext(raw.get());
    visitor.record(record);
  }

  @Override
  public void refused(Refusal refusal) {
    visitor.refused(refusal);
  }

  @Override
  public void failedResponse(Place place, String codeAndMessage) {
    visitor.failedResponse(place, codeAndMessage);
  }

  @Override
  public void counted(AnswerCount count) {
    visitor.counted(count);
  }
}
