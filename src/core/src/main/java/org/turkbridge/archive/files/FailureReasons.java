package org.turkbridge.archive.files;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What to tell a user about a failure to open something. */
final class FailureReasons {
  private FailureReasons() {}

  static String of(Exception e) {
    if (e instanceof AccessDeniedException) {
      return "may not be read; ask for the permission, or leave it out";
    }
    if (e instanceof NoSuchFileException) {
      return "is not there any more; run again";
    }
    return e instanceof FileSystemException
        ? "cannot be read (" + e + ")"
        : String.valueOf(InputException.of(e).getMessage());
  }
}
