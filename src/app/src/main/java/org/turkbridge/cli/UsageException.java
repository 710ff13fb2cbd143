package org.turkbridge.cli;

import java.io.Serial;

/** Options or arguments that do not go together; {@link Turkbridge} tells it as picocli's own. */
final class UsageException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * @param message in the user's words: which option, and what it takes
   */
  UsageException(String message) {
    super(message);
  }
}
