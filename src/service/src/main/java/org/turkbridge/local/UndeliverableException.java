package org.turkbridge.local;

/** A notification did not arrive. The message says why, without secrets, for its Requester. */
public final class UndeliverableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean isTimeout;

  public UndeliverableException(String message) {
    super(message);
    this.isTimeout = false;
  }

  public UndeliverableException(String message, Throwable cause) {
    this(message, cause, false);
  }

  /**
   * @param isTimeout whether the time ran out in which an answer was to come
   */
  public UndeliverableException(String message, Throwable cause, boolean isTimeout) {
    super(message, cause);
    this.isTimeout = isTimeout;
  }

  /** Whether another one may take as long. */
  public boolean isTimeout() {
    return isTimeout;
  }
}
