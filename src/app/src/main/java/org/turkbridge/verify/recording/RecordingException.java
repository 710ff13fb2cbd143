package org.turkbridge.verify.recording;

/** A recording that cannot be read. The message does not name the file. */
final class RecordingException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;

  RecordingException(int line, String message) {
    super(message);
    this.line = line;
  }

  /** The line that is wrong, from 1. */
  int line() {
    return line;
  }

  /** The message, which every exception of this kind has. */
  String text() {
    return String.valueOf(getMessage());
  }
}
