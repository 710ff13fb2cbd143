package org.turkbridge.local.review;

/** A ReviewPolicy that cannot be used. The message is for the caller who sent it. */
public final class PolicyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean isOutOfRange;

  PolicyException(boolean isOutOfRange, String message) {
    // An answer like any other: the stack says nothing.
    super(message, null, false, false);
    this.isOutOfRange = isOutOfRange;
  }

  /** Whether a number is outside its range, and nothing else is wrong. */
  public boolean isOutOfRange() {
    return isOutOfRange;
  }
}
