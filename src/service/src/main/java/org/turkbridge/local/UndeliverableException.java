package org.turkbridge.local;

/** A notification did not arrive. The message says why, without secrets, for its Requester. */
public final class UndeliverableException extends Exception {
  private static final long serialVersionUID = 1L;

  public UndeliverableException(String message) {
    super(message);
  }

  public UndeliverableException(String message, Throwable cause) {
    super(message, cause);
  }
}
