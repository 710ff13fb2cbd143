package org.turkbridge.verify.recording;

/** A recording that cannot be read. The message does not name the file. */
public final class RecordingException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;

  RecordingException(int line, String message) {
    super(message);
    this.line = line;
  }

  /** The line that is wrong, from 1. */
  public int line() {
    return line;
  }

  /** The message, which every exception of this kind has. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
