package org.turkbridge.awscli.query;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.model.PlainJson;
import org.turkbridge.python.PythonSpace;

/** Splits an expression into the tokens of jmespath.py, with the places that its messages name. */
final class Lexer {
  private static final int NONE = -1;

  private final String expression;
  private final int[] text;
  private final List<Token> tokens = new ArrayList<>();
  private int position;

  private Lexer(String expression) {
    this.expression = expression;
    this.text = codePoints(expression);
  }

  /** Without a stream, which takes longer to start than an expression to read. */
  private static int[] codePoints(String expression) {
    int[] codePoints = new int[expression.codePointCount(0, expression.length())];
    int at = 0;
    for (int i = 0; i < codePoints.length; i++) {
      codePoints[i] = expression.codePointAt(at);
      at += Character.charCount(codePoints[i]);
    }
    return codePoints;
  }

  /** The last of them is {@link TokenType#EOF}. */
  static List<Token> tokens(String expression) {
    if (expression.isEmpty()) {
      throw QuerySyntaxException.empty();
    }
    Lexer lexer = new Lexer(expression);
    while (lexer.position < lexer.text.length) {
      lexer.next();
    }
    lexer.add(TokenType.EOF, "", lexer.text.length);
    return lexer.tokens;
  }

  private void next() {
    int start = position;
    int character = text[position++];
    switch (character) {
      case ' ', '\t', '\n', '\r' -> {}
      case '.' -> add(TokenType.DOT, ".", start);
      case '*' -> add(TokenType.STAR, "*", start);
      case ']' -> add(TokenType.RBRACKET, "]", start);
      case ',' -> add(TokenType.COMMA, ",", start);
      case ':' -> add(TokenType.COLON, ":", start);
      case '@' -> add(TokenType.CURRENT, "@", start);
      case '(' -> add(TokenType.LPAREN, "(", start);
      case ')' -> add(TokenType.RPAREN, ")", start);
      case '{' -> add(TokenType.LBRACE, "{", start);
      case '}' -> add(TokenType.RBRACE, "}", start);
      case '[' -> {
        if (skip(']')) {
          add(TokenType.FLATTEN, "[]", start);
        } else if (skip('?')) {
          add(TokenType.FILTER, "[?", start);
        } else {
          add(TokenType.LBRACKET, "[", start);
        }
      }
      case '|' -> addLonger('|', TokenType.OR, TokenType.PIPE, start);
      case '&' -> addLonger('&', TokenType.AND, TokenType.EXPREF, start);
      case '<' -> addLonger('=', TokenType.LTE, TokenType.LT, start);
      case '>' -> addLonger('=', TokenType.GTE, TokenType.GT, start);
      case '!' -> addLonger('=', TokenType.NE, TokenType.NOT, start);
      case '=' -> {
        if (!skip('=')) {
          throw bad("Unknown token '='", start);
        }
        add(TokenType.EQ, "==", start);
      }
      case '\'' -> add(TokenType.LITERAL, delimited('\'').replace("\\'", "'"), start);
      case '`' -> add(TokenType.LITERAL, literal(), start);
      case '"' -> add(TokenType.QUOTED_IDENTIFIER, quotedIdentifier(), start);
      case '-' -> {
        if (!isDigit(current())) {
          throw bad("Unknown token '-'", start);
        }
        number(start);
      }
      default -> {
        if (isDigit(character)) {
          number(start);
        } else if (isLetter(character)) {
          while (isLetter(current()) || isDigit(current())) {
            position++;
          }
          add(TokenType.UNQUOTED_IDENTIFIER, since(start), start);
        } else {
          throw bad("Unknown token " + Character.toString(character), start);
        }
      }
    }
  }

  private void number(int start) {
    while (isDigit(current())) {
      position++;
    }
    add(TokenType.NUMBER, PythonNumbers.integer(new BigInteger(since(start))), start);
  }

  private @Nullable Object literal() {
    int start = position - 1;
    String content = delimited('`').replace("\\`", "`");
    try {
      return PlainJson.readPython(content);
    } catch (PlainJson.NotJsonException notJson) {
      if (notJson.isTooDeep()) {
        throw QueryException.tooDeep();
      }
      // Before JSON strings were asked for, a text without quotes was one.
      try {
        return JsonString.decode(PythonSpace.withoutLeadingSpace(content));
      } catch (JsonString.NotStringException notText) {
        throw bad("Bad token " + content, start);
      }
    }
  }

  private String quotedIdentifier() {
    int start = position - 1;
    try {
      return JsonString.decode(delimited('"'));
    } catch (JsonString.NotStringException e) {
      throw bad(e.problem(), start);
    }
  }

  /** What is before the next delimiter that no backslash is before; backslashes stay. */
  private String delimited(char delimiter) {
    int start = position;
    while (current() != delimiter) {
      if (current() == '\\') {
        position++;
      }
      if (current() == NONE) {
        throw bad("Unclosed " + delimiter + " delimiter", start - 1);
      }
      position++;
    }
    return since(start, position++);
  }

  private void addLonger(char second, TokenType longer, TokenType shorter, int start) {
    add(skip(second) ? longer : shorter, since(start), start);
  }

  private boolean skip(char expected) {
    if (current() != expected) {
      return false;
    }
    position++;
    return true;
  }

  private int current() {
    return position < text.length ? text[position] : NONE;
  }

  private String since(int start) {
    return since(start, position);
  }

  private String since(int start, int end) {
    return new String(text, start, end - start);
  }

  private void add(TokenType type, @Nullable Object value, int start) {
    tokens.add(new Token(type, value, start));
  }

  private QuerySyntaxException bad(String problem, int at) {
    return QuerySyntaxException.badText(problem, expression, at);
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }

  private static boolean isLetter(int character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || character == '_';
  }
}
