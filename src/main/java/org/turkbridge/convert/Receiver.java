package org.turkbridge.convert;

import java.io.IOException;

/** Is given what comes of documents, in the order of the input, by one thread. */
interface Receiver {
  /** A document begins. */
  void begin(Source document) throws IOException;

  /** Some more of it; places are counted from its beginning. */
  void add(Batch batch) throws IOException;

  /** The document ends. */
  void end() throws IOException;
}
