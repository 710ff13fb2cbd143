package org.turkbridge.verify.records;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RecordFormat;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.archive.documents.DocumentReader;
import org.turkbridge.archive.files.InputDocument;
import org.turkbridge.archive.files.InputDocuments;
import org.turkbridge.archive.files.InputFile;
import org.turkbridge.archive.files.UnreadableDocumentException;
import org.turkbridge.archive.files.UntilFailure;
import org.turkbridge.translate.Whitespace;
import org.turkbridge.verify.report.Finding;
import org.turkbridge.verify.report.Totals;

/**
 * Verifies archives: every record goes through the other model and back. One thread reads, others
 * check; what is found is told in the order of the input.
 */
public final class ArchiveVerification implements AutoCloseable {
  private static final int PARTS_PER_THREAD = 3;

  private final DocumentReader reader = new DocumentReader(Whitespace.STRIP);
  private final ExecutorService workers;
  private final BlockingQueue<RecordCheck> checks;
  private final Deque<Part> parts = new ArrayDeque<>();
  private final int window;
  private final Verified verified;

  private record Part(int source, Future<List<CheckedRecord>> result) {}

  /**
   * @param legacyForm by which requests of the current model are written in the legacy one
   * @param threads that check; one more reads
   * @param now later times are impossible
   * @param findings is told of each
   */
  public ArchiveVerification(
      RecordFormat legacyForm, int threads, Instant now, Consumer<Finding> findings) {
    this.workers = Executors.newFixedThreadPool(threads, ArchiveVerification::worker);
    this.checks = new ArrayBlockingQueue<>(threads);
    Schemas schemas = Schemas.load();
    for (int i = 0; i < threads; i++) {
      checks.add(new RecordCheck(legacyForm, schemas, now));
    }
    this.window = threads * PARTS_PER_THREAD;
    this.verified = new Verified(findings);
  }

  private static Thread worker(Runnable work) {
    Thread thread = new Thread(work, "turkbridge-verify");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Verifies the documents of a file.
   *
   * @throws IOException if the file cannot be opened; what cannot be read in it is a finding
   */
  public void verify(InputFile file) throws IOException {
    try (InputDocuments documents = file.open()) {
      while (true) {
        @Nullable InputDocument document;
        try {
          document = documents.next();
        } catch (UnreadableDocumentException e) {
          begin(e.documentName(), List.of(new Entry.Refused(unreadable(e))));
          continue;
        }
        if (document == null) {
          return;
        }
        verify(document);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** What came of all files so far. */
  public Totals totals() throws IOException {
    give(0);
    return verified.totals();
  }

  private void verify(InputDocument document) throws IOException {
    int source = verified.begin(document.name());
    UntilFailure content = new UntilFailure(document.content(), () -> {});
    DocumentEntries entries = new DocumentEntries(part -> submit(source, part));
    reader.read(document.name(), content, entries);
    entries.end(document.name(), content.failure().orElse(null));
  }

  private void begin(String name, List<Entry> entries) {
    submit(verified.begin(name), entries);
  }

  private static Refusal unreadable(UnreadableDocumentException e) {
    return new Refusal(
        new Place(e.documentName(), 0, 1), 0, RefusalKind.UNREADABLE, e.reason(), null);
  }

  private void submit(int source, List<Entry> entries) {
    parts.add(new Part(source, workers.submit(() -> check(entries))));
    try {
      give(window);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<CheckedRecord> check(List<Entry> entries) throws InterruptedException {
    RecordCheck check = checks.take();
    try {
      return check.check(entries);
    } finally {
      checks.add(check);
    }
  }

  /** Tells what comes first until so few parts are under way. */
  private void give(int left) throws IOException {
    while (parts.size() > left) {
      Part part = parts.remove();
      verified.add(part.source(), result(part.result()));
    }
  }

  private static List<CheckedRecord> result(Future<List<CheckedRecord>> result) throws IOException {
    try {
      return result.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException unexpected) {
        throw unexpected;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("a check declares no other", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
