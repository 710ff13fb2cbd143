package org.turkbridge.convert;

import java.io.IOException;

/** What was asked for cannot be done safely. Nothing was read or written. Names the remedy. */
public final class OutputRefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  OutputRefusedException(String message) {
    super(message);
  }
}
