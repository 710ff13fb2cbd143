package org.turkbridge.local.store;

/** The store cannot be opened or used. The message names the file and the remedy. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean undone;

  StoreException(String message) {
    super(message);
    this.undone = false;
  }

  StoreException(String message, Throwable cause) {
    this(message, cause, false);
  }

  /**
   * @param undone as {@link #isUndone}
   */
  StoreException(String message, Throwable cause, boolean undone) {
    super(message, cause);
    this.undone = undone;
  }

  /** Whether it is certain that nothing was changed; else it may be or not. */
  public boolean isUndone() {
    return undone;
  }
}
