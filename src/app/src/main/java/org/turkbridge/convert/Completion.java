package org.turkbridge.convert;

import java.io.IOException;

/** Remembers an output when it is in its place. */
@FunctionalInterface
interface Completion {
  /** For outputs that no later run will ask about. */
  Completion NOT_REMEMBERED = tally -> {};

  /**
   * The output is there, whole.
   *
   * @param tally of what is in it
   */
  void finish(ConversionTally tally) throws IOException;
}
