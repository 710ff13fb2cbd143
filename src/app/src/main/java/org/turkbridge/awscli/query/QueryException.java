package org.turkbridge.awscli.query;

import java.io.Serial;

/** A query that cannot be answered; the AWS CLI prints the message and exits with 255. */
public final class QueryException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  QueryException(String message) {
    super(message);
  }

  static QueryException tooDeep() {
    return new QueryException("maximum recursion depth exceeded");
  }
}
