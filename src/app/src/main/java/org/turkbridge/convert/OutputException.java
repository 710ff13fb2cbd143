package org.turkbridge.convert;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An output cannot be written. The message names it and the remedy. */
public final class OutputException extends IOException {
  private static final long serialVersionUID = 1L;

  private final boolean readerGone;

  private OutputException(String message, @Nullable Throwable cause) {
    super(message, cause);
    this.readerGone = cause instanceof IOException failure && isBrokenPipe(failure);
  }

  /** What the operating system's complaint means to a user. */
  static OutputException of(Path output, IOException failure) {
    return of(output.toString(), failure);
  }

  /**
   * What the operating system's complaint means to a user.
   *
   * @param output what is written, such as {@code standard output}
   */
  static OutputException of(String output, IOException failure) {
    return failure instanceof OutputException known
        ? known
        : new OutputException("Cannot write " + output + ": " + explanation(failure), failure);
  }

  static OutputException beingWritten(Path output) {
    return new OutputException(
        "Another turkbridge is writing "
            + output
            + ": wait until it has ended, or name another output.",
        null);
  }

  static OutputException exists(Path output) {
    return new OutputException(
        "The output " + output + " exists: name another, or replace it with --force.", null);
  }

  static OutputException stopped(Path output) {
    return new OutputException("The run was stopped before " + output + " was written.", null);
  }

  /** Whether it is a pipe whose reader has ended, which most often is no mistake. */
  public boolean isReaderGone() {
    return readerGone;
  }

  private static String explanation(IOException failure) {
    String complaint = complaint(failure);
    String known = complaint.toLowerCase(Locale.ROOT);
    if (known.contains("no space left")) {
      return "the disk is full. Make room and run it again.";
    }
    if (isBrokenPipe(failure)) {
      return "what reads it has ended.";
    }
    if (known.contains("quota exceeded")) {
      return "the quota of this user is used up. Make room and run it again.";
    }
    if (known.contains("file too large")) {
      return "the file is larger than the file system or the limit of this user allows. Write into a"
          + " folder, which gets one output per input, or raise the limit.";
    }
    if (known.contains("read-only file system")) {
      return "the file system is read-only. Name an output elsewhere.";
    }
    if (known.contains("name too long")) {
      return "its name is too long for the file system. Choose a shorter one.";
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied. Name an output elsewhere, or let this user write to that folder.";
    }
    if (failure instanceof NoSuchFileException) {
      return "its folder or its unfinished file is gone. Run it again.";
    }
    return complaint + ". Check the disk, and that this user may write there.";
  }

  private static boolean isBrokenPipe(IOException failure) {
    return complaint(failure).toLowerCase(Locale.ROOT).contains("broken pipe");
  }

  private static String complaint(IOException failure) {
    @Nullable String text =
        failure instanceof FileSystemException file ? file.getReason() : failure.getMessage();
    return text == null ? failure.getClass().getSimpleName() : text;
  }
}
