package org.turkbridge.requester;

/** Access keys that cannot be had. The message names the place and never holds a secret. */
public class CredentialsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CredentialsException(String message) {
    super(message);
  }

  /** The message, which every exception of this kind has. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
