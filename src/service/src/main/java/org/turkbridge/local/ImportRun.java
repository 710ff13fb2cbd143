package org.turkbridge.local;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.turkbridge.archive.AnswerCount;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.summary.LeftOutColumns;
import org.turkbridge.local.store.Arrival;
import org.turkbridge.local.store.Merged;
import org.turkbridge.local.store.Merged.Outcome;
import org.turkbridge.local.store.Store;
import org.turkbridge.translate.Normalisation;
import org.turkbridge.translate.UntranslatableException;
import software.amazon.awssdk.core.SdkPojo;

/**
 * One import: stores archived records batch by batch, each while the next is collected, counts and
 * reports.
 */
final class ImportRun {
  private final Store store;
  private final Consumer<String> lines;
  private final Executor writer;
  private ImportBatch batch = new ImportBatch();

  /** The batch before, which may still be written. */
  private CompletableFuture<Void> before = CompletableFuture.completedFuture(null);

  private long files;
  private long refused;
  private long miscounted;
  private LeftOutColumns leftOut = LeftOutColumns.NONE;
  private final Map<RecordKind, Long> records = new EnumMap<>(RecordKind.class);

  /** Whoever writes a batch counts here, and nobody else before that is done. */
  private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);

  private final Map<Normalisation, Long> normalised = new EnumMap<>(Normalisation.class);

  /** One that writes in the caller's thread. */
  ImportRun(Store store, Consumer<String> lines) {
    this(store, lines, Runnable::run);
  }

  /**
   * @param lines is told, in a line each, what was refused and what met other content in the store,
   *     in the order of the documents; by one thread after the other
   * @param writer writes the batches, of which it is given one at a time
   */
  ImportRun(Store store, Consumer<String> lines, Executor writer) {
    this.store = store;
    this.lines = lines;
    this.writer = writer;
  }

  /**
   * Takes a record.
   *
   * @param origin its place in the archive
   * @param value of the kind's type
   * @param found what reading it normalised
   * @throws UntranslatableException if a part is missing without which it cannot be stored
   */
  void add(String origin, RecordKind kind, SdkPojo value, Set<Normalisation> found) {
    SdkPojo whole = StorableRecord.of(kind, value);
    if (ImportBatch.isEntity(kind)) {
      flushEarlierDocuments();
    }
    batch.add(kind, new Arrival<>(origin, whole));
    records.merge(kind, 1L, Long::sum);
    found.forEach(normalisation -> normalised.merge(normalisation, 1L, Long::sum));
    flushIfFull();
  }

  /** Counts and reports what cannot be stored. */
  void refuse(String origin, String cause) {
    refused++;
    tell(origin + ": " + cause);
  }

  /** Counts and reports an answer that holds another number of records than it says. */
  void miscounted(AnswerCount count) {
    miscounted++;
    tell(count.place() + ": " + count.message());
  }

  /** Notes columns of a table for which its records have no place. */
  void leftOut(LeftOutColumns columns) {
    leftOut = leftOut.plus(columns);
  }

  /** Tells what was found at this place of the archive. */
  void tell(String line) {
    if (batch.isEmpty() && before.isDone()) {
      await();
      lines.accept(line);
      return;
    }
    batch.addLine(line);
    flushIfFull();
  }

  /**
   * Ends a file. Records of several may be stored together; with types and Qualifications the order
   * matters, so they are stored before those of the next.
   */
  void endFile() {
    files++;
    if (batch.hasEntities()) {
      flush();
    } else {
      batch.endDocument();
    }
  }

  /** Stores what is left. Everything is in the store when this returns. */
  ImportReport finish() {
    flush();
    await();
    return new ImportReport(
        files,
        records,
        count(Outcome.ADDED),
        count(Outcome.UNCHANGED),
        count(Outcome.REPLACED),
        count(Outcome.KEPT),
        refused,
        miscounted,
        normalised,
        leftOut);
  }

  private long count(Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0L);
  }

  private void flushIfFull() {
    if (batch.isFull()) {
      flush();
    }
  }

  private void flush() {
    write(batch);
    batch = new ImportBatch();
  }

  private void flushEarlierDocuments() {
    if (batch.hasEarlierDocuments()) {
      ImportBatch last = batch.splitLastDocument();
      write(batch);
      batch = last;
    }
  }

  /** Has a batch written once those before it are. */
  private void write(ImportBatch full) {
    await();
    before = CompletableFuture.runAsync(() -> full.store(store, lines, this::report), writer);
    if (before.isDone()) {
      await();
    }
  }

  /** Waits until the batch before is written, and fails as that did. */
  private void await() {
    try {
      before.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** Waits until nothing is written any more, whatever came of it. */
  void awaitEnd() {
    before.exceptionally(failure -> null).join();
  }

  private void report(Merged merged) {
    outcomes.merge(merged.outcome(), 1L, Long::sum);
    if (merged.other() != null) {
      lines.accept(
          String.format(
              "%s: %s %s %s",
              merged.origin(), merged.name(), verb(merged.outcome()), merged.other()));
    }
  }

  private static String verb(Outcome outcome) {
    return outcome == Outcome.REPLACED ? "replaces" : "gives way to";
  }
}
