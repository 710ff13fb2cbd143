package org.turkbridge.archive.pipeline;

import java.io.IOException;
import java.util.Optional;

/**
 * Chooses the documents of a file that are to be read.
 *
 * @param <D> what tells documents apart
 */
@FunctionalInterface
public interface DocumentChoice<D> {
  /**
   * What the receiver is told of a document; empty if it is not to be read. May be asked twice.
   *
   * @param name as shown to the user
   * @param outputName where its output goes, as in {@link
   *     org.turkbridge.archive.files.InputDocument}
   */
  Optional<D> choose(String name, String outputName) throws IOException;
}
