package org.turkbridge.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * A form in which records are written. A document is its head, runs of records with separators
 * between the runs, and its end. Runs may be written at once, on streams of their own, and joined
 * afterwards. Where nothing can be written before all records are known, what is joined is a draft.
 */
public interface RecordFormat {
  /** The extension of its files, without a dot, such as {@code jsonl}. */
  String extension();

  /** Whether one document may hold records of several kinds; else all of it are of one. */
  default boolean mixesKinds() {
    return false;
  }

  /**
   * Writes the head of a document.
   *
   * @param kind of its records; of some of them, if it mixes kinds
   */
  void begin(RecordKind kind, OutputStream out) throws IOException;

  /** Writes what stands between two runs of records. */
  void separate(OutputStream out) throws IOException;

  /**
   * Writes the end of a document.
   *
   * @param kind as of its head
   * @param empty whether the document has no record
   */
  void end(RecordKind kind, OutputStream out, boolean empty) throws IOException;

  /** A writer of one run of records, the separators between them included. */
  RecordWriter writer(OutputStream out) throws IOException;

  /** What makes the document of a draft; empty if what is joined is the document. */
  default Optional<Finishing> finishing() {
    return Optional.empty();
  }

  /** Makes documents of drafts. */
  @FunctionalInterface
  interface Finishing {
    /**
     * Writes the document.
     *
     * @param kind as of its head
     * @throws org.turkbridge.translate.UntranslatableException if the form cannot hold the records
     *     together
     */
    void finish(RecordKind kind, Draft draft, OutputStream out) throws IOException;
  }

  /** Head, runs and end, joined. */
  @FunctionalInterface
  interface Draft {
    /** It from its beginning, unbuffered. It may be read several times, one after another. */
    InputStream read() throws IOException;
  }
}
