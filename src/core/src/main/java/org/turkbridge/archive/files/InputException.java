package org.turkbridge.archive.files;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** A message of ours, for the user as it is. */
class InputException extends IOException {
  private static final long serialVersionUID = 1L;

  InputException(String message) {
    super(message);
  }

  InputException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What {@link InputLimits#MAX_HEADER_BYTES} forbids. */
  static InputException longHeader() {
    return new InputException(
        "what the archive says about one member is larger than "
            + (InputLimits.MAX_HEADER_BYTES >> 20)
            + " MiB, which is refused");
  }

  /** That one, or one that says what a library's exception means. */
  static InputException of(Exception e) {
    if (e instanceof InputException ours) {
      return ours;
    }
    String detail =
        e instanceof EOFException
            ? "it ends too early"
            : e.getMessage() == null || e instanceof RuntimeException ? e + "" : e.getMessage();
    return new InputException(
        "the packed data is damaged or cut off here ("
            + detail
            + "); what came before was read. Get an undamaged copy",
        e);
  }

  /** What to tell a user about a failure to open or read something. */
  static String reason(Exception e) {
    if (e instanceof AccessDeniedException) {
      return "may not be read; ask for the permission, or leave it out";
    }
    if (e instanceof NoSuchFileException) {
      return "is not there any more; run again";
    }
    return e instanceof FileSystemException
        ? "cannot be read (" + e + ")"
        : String.valueOf(of(e).getMessage());
  }
}
