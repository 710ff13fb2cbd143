package org.turkbridge.archive.pipeline;

import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.Origin;
import org.turkbridge.archive.Refusal;

/**
 * What came of a part of a document.
 *
 * @param <P> the kind of part itself
 */
public interface Part<P> {
  /** The same, with places counted from the beginning of the document. */
  P shifted(Origin origin);

  /** Whether nothing was found. */
  boolean isNothing();

  /** The refusal at its end; null if there is none. */
  @Nullable Refusal last();

  /** The same, but for the refusal at its end. */
  P withoutLastRefusal();
}
