package org.turkbridge.verify.records;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.turkbridge.archive.RecordFormat;
import org.turkbridge.archive.documents.DocumentReader;
import org.turkbridge.archive.files.InputFile;
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
  private final VerificationTally verified;
  private final Pipeline<String, CheckedRecords> pipeline;

  /**
   * @param legacyForm by which records of the current model are written in the legacy one
   * @param threads that read and check; with 1 the caller's does it
   * @param now later times are impossible
   * @param memory bytes to remember records by, so that those which come again are found
   * @param progress is told how much of the files was read
   * @param findings is told of each
   */
  public ArchiveVerification(
      RecordFormat legacyForm,
      int threads,
      Instant now,
      long memory,
      ProgressListener progress,
      Consumer<Finding> findings) {
    DocumentSchemas schemas = DocumentSchemas.load();
    ThreadLocal<RecordCheck> checks =
        ThreadLocal.withInitial(() -> new RecordCheck(legacyForm, schemas, now));
    this.verified = new VerificationTally(memory, findings);
    this.pipeline =
        new Pipeline<>(
            new DocumentReader(Whitespace.STRIP),
            length -> new RecordCollector(checks::get),
            threads,
            progress,
            verified);
  }

  /**
   * Verifies the documents of a file.
   *
   * @throws IOException if the file cannot be closed; what cannot be read in it is a finding
   */
  public void verify(InputFile file) throws IOException {
    pipeline.read(file, (name, outputName) -> Optional.of(name));
  }

  /** What came of all files, once; then what their records say of each other is told, too. */
  public Totals totals() throws IOException {
    pipeline.finish();
    verified.finish();
    return verified.totals();
  }

  @Override
  public void close() {
    pipeline.close();
  }
}
