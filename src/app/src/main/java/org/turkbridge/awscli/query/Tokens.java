package org.turkbridge.awscli.query;

import java.util.ArrayList;
import java.util.List;
import org.turkbridge.python.PythonRepr;

/** The tokens of an expression, one of which is the next, and what is wrong with it. */
final class Tokens {
  private final String expression;
  private final List<Token> tokens;
  private int index;

  Tokens(String expression) {
    this.expression = expression;
    this.tokens = Lexer.tokens(expression);
  }

  Token take() {
    return tokens.get(index++);
  }

  /** Takes the next one if it is of that type. */
  boolean skip(TokenType type) {
    boolean there = type(0) == type;
    index += there ? 1 : 0;
    return there;
  }

  void match(TokenType expected) {
    if (!skip(expected)) {
      throw unexpectedOrIncomplete(expected.expected());
    }
  }

  /**
   * One of the tokens.
   *
   * @param ahead of the next one; negative for what was taken
   */
  Token token(int ahead) {
    return tokens.get(index + ahead);
  }

  TokenType type(int ahead) {
    return token(ahead).type();
  }

  QuerySyntaxException unexpectedOrIncomplete(TokenType... expected) {
    return unexpectedOrIncomplete(list(expected));
  }

  private QuerySyntaxException unexpectedOrIncomplete(String expected) {
    return type(0) == TokenType.EOF ? incomplete() : unexpected(expected);
  }

  QuerySyntaxException unexpected(TokenType... expected) {
    return unexpected(list(expected));
  }

  private QuerySyntaxException unexpected(String expected) {
    String problem = "Expecting: %s, got: %s".formatted(expected, type(0).expected());
    return bad(problem, token(0));
  }

  QuerySyntaxException incomplete() {
    return QuerySyntaxException.incomplete(expression);
  }

  QuerySyntaxException bad(String problem, Token token) {
    return bad(problem, token, token.start());
  }

  QuerySyntaxException bad(String problem, Token token, int position) {
    return QuerySyntaxException.badToken(problem, expression, token, position);
  }

  private static String list(TokenType... types) {
    List<String> names = new ArrayList<>();
    for (TokenType type : types) {
      names.add(type.expected());
    }
    return PythonRepr.of(names);
  }
}
