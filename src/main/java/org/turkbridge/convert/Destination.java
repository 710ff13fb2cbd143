package org.turkbridge.convert;

import java.io.Closeable;
import java.io.IOException;

/** Where records go. */
interface Destination extends Closeable {
  /** The records of a document begin. */
  void begin(Source document) throws IOException;

  /** A run of records of the document. */
  void write(Bytes records) throws IOException;

  /** The document has no more records. */
  void end(Tally document) throws IOException;

  /** There are no more documents: everything is in its place when this returns. */
  void finish(Tally all) throws IOException;

  /** Gives up what is not in its place. */
  @Override
  void close() throws IOException;
}
