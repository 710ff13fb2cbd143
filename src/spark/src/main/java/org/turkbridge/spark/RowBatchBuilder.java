package org.turkbridge.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.AnswerCount;
import org.turkbridge.archive.ArchivedRecord;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RawRecord;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.pipeline.PartBuilder;
import org.turkbridge.archive.summary.PartSummary;

/** Takes what a reader finds of some kinds. */
final class RowBatchBuilder implements PartBuilder<RowBatch> {
  private static final int MOST_RECORDS = 64;

  /** Each may hold a raw record. */
  private static final int MOST_REFUSALS = 4;

  private final Set<RecordKind> kinds;
  private final boolean wantsOffsets;
  private final List<RecordOrReject> found = new ArrayList<>();
  private final PartSummary.Builder summary = new PartSummary.Builder();
  private @Nullable Long offset;
  private int refusals;
  private boolean endsFailed;

  RowBatchBuilder(Set<RecordKind> kinds, boolean wantsOffsets) {
    this.kinds = kinds;
    this.wantsOffsets = wantsOffsets;
  }

  @Override
  public boolean wantsBytes() {
    return wantsOffsets;
  }

  @Override
  public void bytesOfNext(RawRecord raw) {
    offset = raw.offset();
  }

  @Override
  public void record(ArchivedRecord record) {
    if (kinds.contains(record.kind())) {
      found.add(new RecordOrReject(record.place(), offset, record.kind(), record.value(), null));
      offset = null;
      summary.record(record.kind(), record.normalisations());
      endsFailed = false;
    }
  }

  @Override
  public void refused(Refusal refusal) {
    if (refusal.recordKind() != null && !kinds.contains(refusal.recordKind())) {
      return;
    }
    found.add(RecordOrReject.of(refusal));
    summary.refused(refusal.kind());
    refusals++;
    endsFailed = false;
  }

  @Override
  public void failedResponse(Place place, String codeAndMessage) {
    summary.failed(place, codeAndMessage);
    endsFailed = true;
  }

  @Override
  public void counted(AnswerCount count) {
    summary.counted(count);
  }

  @Override
  public boolean isFull() {
    return summary.records() >= MOST_RECORDS || refusals >= MOST_REFUSALS;
  }

  @Override
  public RowBatch build() {
    return new RowBatch(List.copyOf(found), summary.build(), endsFailed);
  }
}
