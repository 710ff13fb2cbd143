package org.turkbridge.convert;

import java.io.IOException;

/** A document of an archive whose name leads to no output of its own. The others have theirs. */
final class OutputNameException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param complaint what its output could not be, and what to do, such as {@code would be outside
   *     of out}
   */
  OutputNameException(String complaint) {
    super(complaint);
  }

  /** What is said of the output, without naming it. */
  String complaint() {
    return String.valueOf(getMessage());
  }
}
