package org.turkbridge.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.AnswerCount;
import org.turkbridge.archive.ArchivedQualification;
import org.turkbridge.archive.ArchivedQualificationRequest;
import org.turkbridge.archive.ArchivedQualificationType;
import org.turkbridge.archive.EntityVisitor;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RawRecord;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.pipeline.PartBuilder;
import org.turkbridge.archive.summary.PartSummary;
import org.turkbridge.translate.Normalisation;
import software.amazon.awssdk.core.SdkPojo;

/** Takes what a reader finds of one kind. */
final class RowBatchBuilder implements PartBuilder<RowBatch>, EntityVisitor {
  private static final int MOST_RECORDS = 64;

  /** Each may hold a raw record. */
  private static final int MOST_REFUSALS = 4;

  private final ArchiveKind kind;
  private final boolean wantsOffsets;
  private final List<RecordOrReject> found = new ArrayList<>();
  private final PartSummary.Builder summary = new PartSummary.Builder();
  private @Nullable Long offset;
  private int refusals;
  private boolean endsFailed;

  RowBatchBuilder(ArchiveKind kind, boolean wantsOffsets) {
    this.kind = kind;
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
  public @Nullable EntityVisitor entities() {
    return kind == ArchiveKind.QUALIFICATION_REQUEST ? null : this;
  }

  @Override
  public void record(ArchivedQualificationRequest record) {
    if (kind == ArchiveKind.QUALIFICATION_REQUEST) {
      add(record.place(), record.request(), record.normalisations());
    }
  }

  @Override
  public void qualificationType(ArchivedQualificationType archived) {
    if (kind == ArchiveKind.QUALIFICATION_TYPE) {
      add(archived.place(), archived.type(), archived.normalisations());
    }
  }

  @Override
  public void qualification(ArchivedQualification archived) {
    if (kind == ArchiveKind.QUALIFICATION) {
      add(archived.place(), archived.qualification(), archived.normalisations());
    }
  }

  private void add(Place place, SdkPojo record, Set<Normalisation> normalisations) {
    found.add(new RecordOrReject(place, offset, record, null));
    offset = null;
    summary.record(normalisations);
    endsFailed = false;
  }

  @Override
  public void refused(Refusal refusal) {
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
