package org.turkbridge.archive.pipeline;

import java.io.IOException;
import org.turkbridge.archive.files.InputFile;

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

  /**
   * The document ends.
   *
   * @param bytes that could be read of it, unpacked
   */
  void end(long bytes) throws IOException;

  /**
   * A document that could not even be begun.
   *
   * @param name as it is shown in places
   * @param reason what is wrong and what the user can do about it
   */
  void unreadable(String name, String reason) throws IOException;

  /**
   * All documents of a file have ended.
   *
   * @param bytes that were read of it, as packed as it is
   */
  default void endFile(InputFile file, long bytes) throws IOException {}
}
