package org.turkbridge.convert;

import java.io.IOException;

/** More was refused than is tolerated. */
final class TooManyRejectsException extends IOException {
  private static final long serialVersionUID = 1L;

  TooManyRejectsException() {
    super("more was refused than is tolerated");
  }
}
