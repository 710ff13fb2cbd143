package org.turkbridge.convert;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.ArchivedQualificationRequest;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RecordFormat;
import org.turkbridge.archive.Refusal;

/** Takes what a reader finds and hands it over in batches while reading goes on. */
final class RollingBatches implements ArchiveVisitor {
  private static final int BYTES = 256 * 1024;

  /** Each may hold a raw record. */
  private static final int REFUSALS = 4;

  private final RecordFormat format;
  private final Receiver receiver;
  private BatchBuilder builder;

  RollingBatches(RecordFormat format, Receiver receiver) {
    this.format = format;
    this.receiver = receiver;
    this.builder = new BatchBuilder(format, BYTES);
  }

  @Override
  public void record(ArchivedQualificationRequest record) {
    builder.record(record);
    handOverIfFull();
  }

  @Override
  public void refused(Refusal refusal) {
    builder.refused(refusal);
    handOverIfFull();
  }

  @Override
  public void failedResponse(Place place, String codeAndMessage) {
    builder.failedResponse(place, codeAndMessage);
  }

  /** Hands over what is left. */
  void flush() {
    try {
      receiver.add(builder.build());
    } catch (IOException e) {
      // A visitor may not throw it; whoever started the reading takes it out again.
      throw new UncheckedIOException(e);
    }
    builder = new BatchBuilder(format, BYTES);
  }

  private void handOverIfFull() {
    if (builder.size() >= BYTES || builder.refusals() >= REFUSALS) {
      flush();
    }
  }
}
