package org.turkbridge.shim;

import java.io.IOException;
import java.util.Locale;

/** The temporary file cannot be made, written or read. */
final class SpoolException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What there was too little of. */
  enum Shortage {
    /** The system limits the open files and connections of a process. */
    FILE_DESCRIPTORS,
    /** Of the disk, of a quota, or of what one file may have. */
    SPACE,
    /** It is something else. */
    NONE
  }

  private final Shortage shortage;

  SpoolException(IOException cause) {
    super(cause);
    this.shortage = shortage(String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT));
  }

  /** The system says it in words alone. */
  private static Shortage shortage(String message) {
    if (message.contains("too many open files")) {
      return Shortage.FILE_DESCRIPTORS;
    }
    return message.contains("no space left")
            || message.contains("not enough space")
            || message.contains("quota exceeded")
            || message.contains("file too large")
        ? Shortage.SPACE
        : Shortage.NONE;
  }

  Shortage shortage() {
    return shortage;
  }
}
