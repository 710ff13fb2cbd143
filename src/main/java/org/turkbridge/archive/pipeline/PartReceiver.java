package org.turkbridge.archive.pipeline;

import java.io.IOException;

/**
 * Is given what comes of documents, in the order of the input, by one thread.
 *
 * @param <D> what tells documents apart
 * @param <P> what comes of a part of one
 */
public interface PartReceiver<D, P> {
  /** A document begins. */
  void begin(D document) throws IOException;

  /** Some more of it; places are counted from its beginning. */
  void add(P part) throws IOException;

  /** The document ends. */
  void end() throws IOException;
}
