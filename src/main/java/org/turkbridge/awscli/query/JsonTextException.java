package org.turkbridge.awscli.query;

import java.io.Serial;

/** A text that Python's module json does not read. */
final class JsonTextException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final String problem;

  JsonTextException(String problem) {
    super(problem);
    this.problem = problem;
  }

  /** As the module words it. */
  String problem() {
    return problem;
  }
}
