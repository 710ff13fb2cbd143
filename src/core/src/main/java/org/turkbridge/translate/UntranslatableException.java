package org.turkbridge.translate;

/** A value that the other model cannot hold. The message names the element and the remedy. */
public final class UntranslatableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UntranslatableException(String message) {
    super(message);
  }
}
