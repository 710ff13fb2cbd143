package org.turkbridge.local.store;

/** A token is none of the list that it was given for. The message is for the caller. */
public final class PageTokenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  PageTokenException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /** The message. */
  public String reason() {
    return reason;
  }
}
