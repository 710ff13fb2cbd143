package org.turkbridge.awscli.results;

import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.CommandException;
import org.turkbridge.awscli.query.Query;
import org.turkbridge.awscli.query.QueryException;
import org.turkbridge.awscli.query.QuerySyntaxException;

/** What of an answer is printed: all, or what {@code --query} selects. */
public final class Selection {
  private final @Nullable Query query;

  private Selection(@Nullable Query query) {
    this.query = query;
  }

  /**
   * The selection of an expression.
   *
   * @param expression null for all
   * @throws CommandException if it is not an expression
   */
  public static Selection of(@Nullable String expression) {
    if (expression == null) {
      return new Selection(null);
    }
    try {
      return new Selection(Query.compile(expression));
    } catch (QuerySyntaxException e) {
      throw CommandException.usage(
          "Bad value for --query %s: %s".formatted(expression, e.getMessage()));
    } catch (QueryException e) {
      throw CommandException.other(
          "Bad value for --query: it is nested too deeply (" + e.getMessage() + ")");
    }
  }

  /** Whether it is all. */
  public boolean isAll() {
    return query == null;
  }

  /**
   * What is selected of a value.
   *
   * @throws CommandException if the expression cannot be applied to it
   */
  @Nullable Object of(@Nullable Object value) {
    if (query == null) {
      return value;
    }
    try {
      return query.search(value);
    } catch (QueryException e) {
      throw CommandException.other(String.valueOf(e.getMessage()));
    }
  }
}
