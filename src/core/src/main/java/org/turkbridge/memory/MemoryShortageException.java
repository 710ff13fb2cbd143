package org.turkbridge.memory;

/** There is no memory left for an answer. */
public final class MemoryShortageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Wanted by an answer that is larger than all there is. */
  static final long NEVER = -1;

  private final String text;
  private final long wanted;

  MemoryShortageException(String message, long wanted) {
    // An answer like any other: the stack says nothing.
    super(message, null, false, false);
    this.text = message;
    this.wanted = wanted;
  }

  /** For whoever asked for the answer. */
  @Override
  public String getMessage() {
    return text;
  }

  /** How many bytes the answer would have had; or {@link #NEVER}. */
  long wanted() {
    return wanted;
  }
}
