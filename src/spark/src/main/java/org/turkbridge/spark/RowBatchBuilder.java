package org.turkbridge.spark;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.archive.pipeline.PartBuilder;
import org.turkbridge.archive.summary.ConversionTally;
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
  private final List<RowBatch.Failure> failures = new ArrayList<>();
  private final List<AnswerCount> counts = new ArrayList<>();
  private final Map<RefusalKind, Long> rejects = new EnumMap<>(RefusalKind.class);
  private final Map<Normalisation, Long> normalised = new EnumMap<>(Normalisation.class);
  private @Nullable Long offset;
  private long records;
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
    records++;
    endsFailed = false;
    normalisations.forEach(normalisation -> normalised.merge(normalisation, 1L, Long::sum));
  }

  @Override
  public void refused(Refusal refusal) {
    found.add(RecordOrReject.of(refusal));
    rejects.merge(refusal.kind(), 1L, Long::sum);
    refusals++;
    endsFailed = false;
  }

  @Override
  public void failedResponse(Place place, String codeAndMessage) {
    failures.add(new RowBatch.Failure(place, codeAndMessage));
    endsFailed = true;
  }

  @Override
  public void counted(AnswerCount count) {
    counts.add(count);
  }

  @Override
  public boolean isFull() {
    return records >= MOST_RECORDS || refusals >= MOST_REFUSALS;
  }

  @Override
  public RowBatch build() {
    return new RowBatch(
        List.copyOf(found),
        new ConversionTally(records, 0, rejects, normalised, failures.size(), 0, 0),
        List.copyOf(failures),
        List.copyOf(counts),
        endsFailed);
  }
}
