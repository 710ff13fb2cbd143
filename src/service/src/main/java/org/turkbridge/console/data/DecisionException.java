package org.turkbridge.console.data;

/** A decision that was not taken. The message says why, to who decided. */
public final class DecisionException extends Exception {
  private static final long serialVersionUID = 1L;

  DecisionException(String message) {
    super(message);
  }
}
