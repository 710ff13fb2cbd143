package org.turkbridge.spark;

import org.turkbridge.archive.Refusal;

/** The first reject of a reading in the mode FAILFAST. */
public final class ArchiveReadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ArchiveReadException(Refusal refusal) {
    super(refusal + " (mode FAILFAST; with PERMISSIVE or DROPMALFORMED the rest is read)");
  }
}
