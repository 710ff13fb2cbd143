package org.turkbridge.archive;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A form in which QualificationRequests are written. A document is its head, runs of records with
 * separators between the runs, and its end. Runs may be written at once, on streams of their own,
 * and joined afterwards.
 */
public interface RecordFormat {
  /** The extension of its files, without a dot, such as {@code jsonl}. */
  String extension();

  /** Writes the head of a document. */
  void begin(OutputStream out) throws IOException;

  /** Writes what stands between two runs of records. */
  void separate(OutputStream out) throws IOException;

  /**
   * Writes the end of a document.
   *
   * @param empty whether the document has no record
   */
  void end(OutputStream out, boolean empty) throws IOException;

  /** A writer of one run of records, the separators between them included. */
  RecordWriter writer(OutputStream out) throws IOException;
}
