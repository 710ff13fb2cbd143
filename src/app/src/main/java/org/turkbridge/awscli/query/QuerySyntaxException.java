package org.turkbridge.awscli.query;

import java.io.Serial;
import org.turkbridge.python.PythonText;

/**
 * A text that is no query. The message reads as jmespath.py's: it names the place and shows it with
 * a caret. The AWS CLI prints it after {@code Bad value for --query} and exits with 252.
 */
public final class QuerySyntaxException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private QuerySyntaxException(String message) {
    super(message);
  }

  static QuerySyntaxException empty() {
    return new QuerySyntaxException("Invalid JMESPath expression: cannot be empty.");
  }

  /** What could not be split into tokens. */
  static QuerySyntaxException badText(String problem, String expression, int position) {
    return new QuerySyntaxException(
        "Bad jmespath expression: %s:\n%s\n%s^"
            .formatted(problem, expression, " ".repeat(position)));
  }

  /**
   * What does not go together.
   *
   * @param position what is said of the token, which need not be where it starts
   */
  static QuerySyntaxException badToken(
      String problem, String expression, Token token, int position) {
    return new QuerySyntaxException(
        "%s: Parse error at column %d, token \"%s\" (%s), for expression:\n\"%s\"\n%s^"
            .formatted(
                problem,
                position,
                PythonText.str(token.value()),
                token.type(),
                expression,
                " ".repeat(position + 1)));
  }

  static QuerySyntaxException incomplete(String expression) {
    int end = expression.codePointCount(0, expression.length());
    return new QuerySyntaxException(
        "Invalid jmespath expression: Incomplete expression:\n\"%s\"\n%s^"
            .formatted(expression, " ".repeat(end + 1)));
  }
}
