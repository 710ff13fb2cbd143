package org.turkbridge.verify.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.AnswerCount;
import org.turkbridge.archive.ArchivedRecord;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RawRecord;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.pipeline.PartBuilder;

/** Collects what a reader finds in a part of a document, and checks it when the part ends. */
final class RecordCollector implements PartBuilder<CheckedRecords> {
  private static final int FULL = 256 * 1024;

  private final Supplier<RecordCheck> checks;
  private final List<Found> found = new ArrayList<>();
  private final List<AnswerCount> counts = new ArrayList<>();
  private int assignmentAnswers;
  private int bytes;
  private @Nullable RawRecord raw;

  /** What a reader found. */
  private interface Found {
    CheckedRecord checked(RecordCheck check);
  }

  /**
   * @param checks gives the one of the thread that asks
   */
  RecordCollector(Supplier<RecordCheck> checks) {
    this.checks = checks;
  }

  @Override
  public boolean wantsBytes() {
    return true;
  }

  @Override
  public void bytesOfNext(RawRecord bytesOfRecord) {
    raw = bytesOfRecord;
  }

  @Override
  public void record(ArchivedRecord record) {
    RawRecord own = Objects.requireNonNull(raw, "a record comes behind its bytes");
    bytes += own.length();
    found.add(check -> check.check(record, own));
  }

  @Override
  public void refused(Refusal refusal) {
    bytes += refusal.raw() == null ? 0 : refusal.raw().length();
    found.add(check -> CheckedRecord.of(refusal));
  }

  @Override
  public void failedResponse(Place place, String codeAndMessage) {
    found.add(check -> CheckedRecord.ofFailedResponse(place, codeAndMessage));
  }

  @Override
  public void answered(RecordKind kind) {
    assignmentAnswers += kind == RecordKind.ASSIGNMENT ? 1 : 0;
  }

  @Override
  public void counted(AnswerCount count) {
    counts.add(count);
  }

  @Override
  public boolean isFull() {
    return bytes >= FULL;
  }

  @Override
  public CheckedRecords build() {
    RecordCheck check = checks.get();
    return new CheckedRecords(
        found.stream().map(each -> each.checked(check)).toList(), counts, assignmentAnswers);
  }
}
