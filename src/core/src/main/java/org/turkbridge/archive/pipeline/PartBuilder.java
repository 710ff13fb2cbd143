package org.turkbridge.archive.pipeline;

import org.turkbridge.archive.ArchiveVisitor;

/**
 * Takes what a reader finds in a part of a document.
 *
 * @param <P> what comes of it
 */
public interface PartBuilder<P> extends ArchiveVisitor {
  /** Whether it holds so much that it should be built, though more of the document follows. */
  boolean isFull();

  /** What came of the part. To be asked once, at the end, maybe by another thread. */
  P build();

  /**
   * Makes builders; asked by several threads.
   *
   * @param <P> what they build
   */
  @FunctionalInterface
  interface Factory<P> {
    /**
     * A new builder.
     *
     * @param length about how many bytes of a document it is for
     */
    PartBuilder<P> builder(int length);
  }
}
