package org.turkbridge.convert;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.turkbridge.archive.AnswerCount;
import org.turkbridge.archive.ArchivedQualificationRequest;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RecordFormat;
import org.turkbridge.archive.RecordWriter;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.pipeline.PartBuilder;
import org.turkbridge.archive.summary.PartSummary;
import org.turkbridge.translate.Normalisation;

/** Takes what a reader finds, and writes the records in their output form. */
final class BatchBuilder implements PartBuilder<Batch> {
  private static final int FULL = 256 * 1024;

  /** Each may hold a raw record. */
  private static final int MOST_REFUSALS = 4;

  private final RecordBytes bytes;
  private final RecordWriter writer;
  private final List<Refusal> refusals = new ArrayList<>();
  private final PartSummary.Builder summary = new PartSummary.Builder();
  private boolean endsRefused;

  /**
   * @param capacity for records, in bytes; more are taken
   */
  BatchBuilder(RecordFormat format, int capacity) {
    this.bytes = new RecordBytes(capacity);
    try {
      this.writer = format.writer(bytes);
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  @Override
  public void record(ArchivedQualificationRequest record) {
    Set<Normalisation> written;
    try {
      written = writer.write(record.request());
    } catch (IOException e) {
      throw inMemory(e);
    }
    summary.record(record.normalisations());
    summary.normalised(written);
    endsRefused = false;
  }

  @Override
  public void refused(Refusal refusal) {
    summary.refused(refusal.kind());
    refusals.add(refusal);
    endsRefused = true;
  }

  @Override
  public void failedResponse(Place place, String codeAndMessage) {
    summary.failed(place, codeAndMessage);
    endsRefused = false;
  }

  @Override
  public void counted(AnswerCount count) {
    summary.counted(count);
  }

  /** What the writer holds back does not count. */
  @Override
  public boolean isFull() {
    return bytes.size() >= FULL || refusals.size() >= MOST_REFUSALS;
  }

  @Override
  public Batch build() {
    try {
      writer.flush();
    } catch (IOException e) {
      throw inMemory(e);
    }
    return new Batch(bytes, List.copyOf(refusals), summary.build(), endsRefused);
  }

  private static UncheckedIOException inMemory(IOException e) {
    return new UncheckedIOException("writing to memory cannot fail", e);
  }
}
