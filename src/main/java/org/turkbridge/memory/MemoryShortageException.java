package org.turkbridge.memory;

/** There is no memory left for an answer; later there may be. */
public final class MemoryShortageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MemoryShortageException(String message) {
    // An answer like any other: the stack says nothing.
    super(message, null, false, false);
  }
}
