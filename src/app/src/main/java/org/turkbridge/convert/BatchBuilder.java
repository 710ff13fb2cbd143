package org.turkbridge.convert;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.AnswerCount;
import org.turkbridge.archive.ArchivedRecord;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RecordFormat;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.RecordWriter;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.pipeline.PartBuilder;
import org.turkbridge.archive.summary.PartSummary;
import org.turkbridge.translate.Normalisation;

/** Takes what a reader finds, and writes the records in their output form. */
final class BatchBuilder implements PartBuilder<Batch> {
  private static final int FULL = 256 * 1024;
  private static final int SMALL = 1024;

  /** Each may hold a raw record. */
  private static final int MOST_REFUSALS = 4;

  private final RecordFormat format;
  private final Set<RecordKind> kinds;
  private final int capacity;
  private final Map<RecordKind, Run> runs = new EnumMap<>(RecordKind.class);
  private final List<Refusal> refusals = new ArrayList<>();
  private final PartSummary.Builder summary = new PartSummary.Builder();
  private boolean endsRefused;

  /** Records of one kind. */
  private record Run(RecordBytes bytes, RecordWriter writer) {}

  /**
   * @param kinds that are written, others being passed over; none if all are
   * @param capacity for records, in bytes; more are taken
   */
  BatchBuilder(RecordFormat format, Set<RecordKind> kinds, int capacity) {
    this.format = format;
    this.kinds = kinds;
    this.capacity = capacity;
  }

  @Override
  public void record(ArchivedRecord record) {
    if (!isWanted(record.kind())) {
      return;
    }
    Set<Normalisation> written;
    try {
      written = run(record.kind()).writer().write(record.kind(), record.value());
    } catch (IOException e) {
      throw inMemory(e);
    }
    summary.record(record.kind(), record.normalisations());
    summary.normalised(written);
    endsRefused = false;
  }

  private boolean isWanted(RecordKind kind) {
    return kinds.isEmpty() || kinds.contains(kind);
  }

  private Run run(RecordKind kind) throws IOException {
    if (format.mixesKinds() && !runs.isEmpty()) {
      return runs.values().iterator().next();
    }
    @Nullable Run run = runs.get(kind);
    if (run == null) {
      RecordBytes bytes = new RecordBytes(runs.isEmpty() ? capacity : SMALL);
      run = new Run(bytes, format.writer(bytes));
      runs.put(kind, run);
    }
    return run;
  }

  @Override
  public void refused(Refusal refusal) {
    if (refusal.recordKind() != null && !isWanted(refusal.recordKind())) {
      return;
    }
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
  public void columnLeftOut(RecordKind kind, String name) {
    if (isWanted(kind)) {
      summary.columnLeftOut(name);
    }
  }

  @Override
  public void counted(AnswerCount count) {
    summary.counted(count);
  }

  /** What the writer holds back does not count. */
  @Override
  public boolean isFull() {
    int size = 0;
    for (Run run : runs.values()) {
      size += run.bytes().size();
    }
    return size >= FULL || refusals.size() >= MOST_REFUSALS;
  }

  @Override
  public Batch build() {
    List<KindBytes> records = new ArrayList<>(runs.size());
    try {
      for (Map.Entry<RecordKind, Run> run : runs.entrySet()) {
        run.getValue().writer().flush();
        records.add(new KindBytes(run.getKey(), run.getValue().bytes()));
      }
    } catch (IOException e) {
      throw inMemory(e);
    }
    return new Batch(records, List.copyOf(refusals), summary.build(), endsRefused);
  }

  private static UncheckedIOException inMemory(IOException e) {
    return new UncheckedIOException("writing to memory cannot fail", e);
  }
}
