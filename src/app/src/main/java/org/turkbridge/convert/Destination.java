package org.turkbridge.convert;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.summary.ConversionTally;

/** Where records go. */
interface Destination extends Closeable {
  /** The records of a document begin. */
  void begin(Source document) throws IOException;

  /** A run of records of the document. */
  void write(KindBytes records) throws IOException;

  /** Where reject lines are kept for later runs. */
  OutputStream rejects();

  /** A record of that kind was refused: what is written may be of it, though empty. */
  default void refused(RecordKind kind) {}

  /** The document has no more records. */
  void end(ConversionTally document) throws IOException;

  /** There are no more documents: everything is written when this returns. */
  void endAll() throws IOException;

  /** Everything is in its place when this returns. */
  void finish(ConversionTally all) throws IOException;

  /** Gives up what is not in its place. */
  @Override
  void close() throws IOException;
}
