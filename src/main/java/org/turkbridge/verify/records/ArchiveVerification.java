package org.turkbridge.verify.records;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RecordFormat;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.archive.documents.DocumentReader;
import org.turkbridge.archive.files.CountingStream;
import org.turkbridge.archive.files.InputDocument;
import org.turkbridge.archive.files.InputDocuments;
import org.turkbridge.archive.files.InputFile;
import org.turkbridge.archive.files.UnreadableDocumentException;
import org.turkbridge.archive.pipeline.FileProgress;
import org.turkbridge.archive.pipeline.Pipeline;
import org.turkbridge.archive.pipeline.ProgressListener;
import org.turkbridge.translate.Whitespace;
import org.turkbridge.verify.report.Finding;
import org.turkbridge.verify.report.Totals;

/**
 * Verifies archives: every record goes through the other model and back. What is found is told in
 * the order of the input, by the caller's thread.
 */
public final class ArchiveVerification implements AutoCloseable {
  private final Verified verified;
  private final Pipeline<VerifiedDocument, CheckedRecords> pipeline;

  /**
   * @param legacyForm by which requests of the current model are written in the legacy one
   * @param threads that read and check; with 1 the caller's does it
   * @param now later times are impossible
   * @param memory bytes to remember records by, so that those which come again are found
   * @param findings is told of each
   */
  public ArchiveVerification(
      RecordFormat legacyForm, int threads, Instant now, long memory, Consumer<Finding> findings) {
    Schemas schemas = Schemas.load();
    ThreadLocal<RecordCheck> checks =
        ThreadLocal.withInitial(() -> new RecordCheck(legacyForm, schemas, now));
    this.verified = new Verified(memory, findings);
    this.pipeline =
        new Pipeline<>(
            new DocumentReader(Whitespace.STRIP),
            length -> new FoundRecords(checks::get),
            threads,
            verified);
  }

  /**
   * Verifies the documents of a file.
   *
   * @param progress is told how much of it was read
   * @throws IOException if the file cannot be opened; what cannot be read in it is a finding
   */
  public void verify(InputFile file, ProgressListener progress) throws IOException {
    try (InputDocuments documents = file.open()) {
      FileProgress read = new FileProgress(documents, file.name(), progress);
      while (true) {
        @Nullable InputDocument document;
        try {
          document = documents.next();
        } catch (UnreadableDocumentException e) {
          pipeline.finish();
          unreadable(e);
          continue;
        }
        if (document == null) {
          read.run();
          return;
        }
        CountingStream content = new CountingStream(document.content());
        pipeline.read(
            new VerifiedDocument(document.name(), content::count), document.name(), content, read);
      }
    }
  }

  private void unreadable(UnreadableDocumentException e) {
    verified.begin(new VerifiedDocument(e.documentName(), () -> 0));
    verified.add(
        new CheckedRecords(
            List.of(
                CheckedRecord.of(
                    new Refusal(
                        new Place(e.documentName(), 0, 1),
                        0,
                        RefusalKind.UNREADABLE,
                        e.reason(),
                        null))),
            List.of()));
  }

  /** What came of all files so far. */
  public Totals totals() throws IOException {
    pipeline.finish();
    return verified.totals();
  }

  @Override
  public void close() {
    pipeline.close();
  }
}
