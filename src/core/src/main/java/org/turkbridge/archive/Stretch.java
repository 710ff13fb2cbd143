package org.turkbridge.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Part of a document that can be read by itself, at the same time as others. */
public interface Stretch {
  /** How many bytes of the document it is. */
  int length();

  /** Its bytes. */
  InputStream bytes();

  /**
   * Whether more follows that cannot be told apart: only {@link #readOn} can read it, with what is
   * left of the document.
   */
  boolean isOpen();

  /**
   * Reads it the fastest way, if it has nothing out of the ordinary and nothing to be refused.
   * Places are counted from its beginning.
   *
   * @return as {@link #read}; empty if it has to be read by that. What the visitor was told is void
   *     then.
   */
  default Optional<Origin> readPlain(ArchiveVisitor visitor) {
    return Optional.empty();
  }

  /**
   * Reads it, if it is what it was taken for when the document was cut. Places are counted from its
   * beginning.
   *
   * @return where the next stretch begins, seen from the beginning of this one; empty if the
   *     document must be read on from here in one piece. What the visitor was told is void then.
   */
  Optional<Origin> read(ArchiveVisitor visitor);

  /**
   * How far it goes, as {@link #read} says it, which need not make anything of its records. Of the
   * last one only the length is sure: nothing is counted behind it.
   *
   * @return empty if the document must be read on from here in one piece
   */
  Optional<Origin> extent();

  /**
   * Reads it and all that follows. Places are counted from its beginning.
   *
   * @param rest what follows it in the document
   * @throws IOException if the rest cannot be read
   */
  void readOn(InputStream rest, ArchiveVisitor visitor) throws IOException;
}
