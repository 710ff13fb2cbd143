package org.turkbridge.awscli.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.turkbridge.python.PythonText;

/**
 * Builds the nodes of an expression as jmespath.py binds its parts: {@code !a.b} is {@code (!a).b},
 * the projection of {@code a.*.b.c} ends before {@code c}, commas between arguments may be left
 * out, and functions that do not exist are found out by the evaluation.
 */
final class Parser {
  private final Tokens tokens;

  private Parser(Tokens tokens) {
    this.tokens = tokens;
  }

  /**
   * A part of an expression, with what decides how the parser goes on after it.
   *
   * @param field its name, if it is nothing but a name: what can be called
   * @param index whether it ends in an index: a slice right after one is no projection
   */
  private record Parsed(Node node, @Nullable String field, boolean index) {
    static Parsed of(Node node) {
      return new Parsed(node, null, false);
    }
  }

  /**
   * @throws QuerySyntaxException if it is none
   */
  static Node parse(String expression) {
    Parser parser = new Parser(new Tokens(expression));
    Parsed whole = parser.expression(TokenType.EOF.power());
    Token rest = parser.tokens.token(0);
    if (rest.type() != TokenType.EOF) {
      throw parser.tokens.bad("Unexpected token: " + PythonText.str(rest.value()), rest);
    }
    return whole.node();
  }

  private Parsed expression(int power) {
    Parsed left = begin(tokens.take());
    while (power < tokens.type(0).power()) {
      left = extend(left);
    }
    return left;
  }

  private Parsed begin(Token token) {
    return switch (token.type()) {
      case LITERAL -> Parsed.of(Node.literal(token.value()));
      case UNQUOTED_IDENTIFIER -> field(token);
      case QUOTED_IDENTIFIER -> {
        if (tokens.type(0) == TokenType.LPAREN) {
          throw tokens.bad("Quoted identifier not allowed for function names.", tokens.token(0), 0);
        }
        yield field(token);
      }
      case CURRENT -> Parsed.of(Node.CURRENT);
      case STAR -> {
        Node each = tokens.type(0) == TokenType.RBRACKET ? Node.CURRENT : each(TokenType.STAR);
        yield Parsed.of(Node.valueProjection(Node.CURRENT, each));
      }
      case FILTER -> filter(Node.CURRENT);
      case FLATTEN -> flatten(Node.CURRENT);
      case LBRACE -> Parsed.of(multiSelectHash());
      case LBRACKET -> bracket();
      case LPAREN -> {
        Parsed inner = expression(TokenType.EOF.power());
        tokens.match(TokenType.RPAREN);
        yield inner;
      }
      case NOT -> Parsed.of(Node.not(operand(TokenType.NOT)));
      case EXPREF -> Parsed.of(Node.reference(operand(TokenType.EXPREF)));
      case EOF -> throw tokens.incomplete();
      default -> throw tokens.bad("invalid token", token);
    };
  }

  private Parsed extend(Parsed left) {
    Token token = tokens.take();
    Node node = left.node();
    return switch (token.type()) {
      case DOT -> Parsed.of(dot(node));
      case PIPE -> Parsed.of(Node.sequence(node, operand(TokenType.PIPE)));
      case OR -> Parsed.of(Node.or(node, operand(TokenType.OR)));
      case AND -> Parsed.of(Node.and(node, operand(TokenType.AND)));
      case EQ, NE ->
          Parsed.of(Node.equality(token.type() == TokenType.EQ, node, operand(token.type())));
      case LT, LTE, GT, GTE ->
          Parsed.of(
              Node.order(Comparison.valueOf(token.type().name()), node, operand(token.type())));
      case FLATTEN -> flatten(node);
      case FILTER -> filter(node);
      case LBRACKET -> bracketAfter(left);
      case LPAREN -> call(left);
      default -> throw tokens.bad("invalid token", token);
    };
  }

  private Node operand(TokenType operator) {
    return expression(operator.power()).node();
  }

  private Parsed field(Token token) {
    String name = PythonText.str(token.value());
    return new Parsed(Node.field(name), name, false);
  }

  private Node dot(Node left) {
    if (tokens.skip(TokenType.STAR)) {
      return Node.valueProjection(left, each(TokenType.DOT));
    }
    return Node.sequence(left, afterDot(TokenType.DOT));
  }

  private Node afterDot(TokenType operator) {
    switch (tokens.type(0)) {
      case QUOTED_IDENTIFIER, UNQUOTED_IDENTIFIER, STAR -> {
        return operand(operator);
      }
      case LBRACKET -> {
        tokens.take();
        return multiSelectList();
      }
      case LBRACE -> {
        tokens.take();
        return multiSelectHash();
      }
      default ->
          throw tokens.unexpected(
              TokenType.QUOTED_IDENTIFIER,
              TokenType.UNQUOTED_IDENTIFIER,
              TokenType.LBRACKET,
              TokenType.LBRACE);
    }
  }

  /** What is asked of each element of a projection. */
  private Node each(TokenType projection) {
    if (tokens.type(0).endsProjection()) {
      return Node.CURRENT;
    }
    return switch (tokens.type(0)) {
      case LBRACKET, FILTER -> operand(projection);
      case DOT -> {
        tokens.take();
        yield afterDot(projection);
      }
      default -> throw tokens.bad("syntax error", tokens.token(0));
    };
  }

  private Parsed flatten(Node list) {
    Node flat = Node.flatten(list);
    return Parsed.of(Node.projection(flat, each(TokenType.FLATTEN)));
  }

  private Parsed filter(Node list) {
    Node test = expression(TokenType.EOF.power()).node();
    tokens.match(TokenType.RBRACKET);
    Node each = tokens.type(0) == TokenType.FLATTEN ? Node.CURRENT : each(TokenType.FILTER);
    return Parsed.of(Node.filter(list, test, each));
  }

  private Parsed bracket() {
    if (tokens.type(0) == TokenType.NUMBER || tokens.type(0) == TokenType.COLON) {
      return indexOrSlice(Parsed.of(Node.CURRENT));
    }
    if (tokens.type(0) == TokenType.STAR && tokens.type(1) == TokenType.RBRACKET) {
      return star(Node.CURRENT);
    }
    return Parsed.of(multiSelectList());
  }

  private Parsed bracketAfter(Parsed left) {
    if (tokens.type(0) == TokenType.NUMBER || tokens.type(0) == TokenType.COLON) {
      return indexOrSlice(left);
    }
    return star(left.node());
  }

  private Parsed star(Node list) {
    tokens.match(TokenType.STAR);
    tokens.match(TokenType.RBRACKET);
    return Parsed.of(Node.projection(list, each(TokenType.STAR)));
  }

  private Parsed indexOrSlice(Parsed left) {
    if (tokens.type(0) != TokenType.COLON && tokens.type(1) != TokenType.COLON) {
      Node index = Node.index(PythonNumbers.clamped(tokens.take().value()));
      tokens.match(TokenType.RBRACKET);
      return new Parsed(Node.sequence(left.node(), index), null, true);
    }
    Node slice = Node.sequence(left.node(), slice());
    return left.index()
        ? new Parsed(slice, null, true)
        : Parsed.of(Node.projection(slice, each(TokenType.STAR)));
  }

  private Node slice() {
    @Nullable Integer[] parts = new @Nullable Integer[3];
    int part = 0;
    while (!tokens.skip(TokenType.RBRACKET)) {
      Token token = tokens.token(0);
      if (token.type() == TokenType.NUMBER) {
        parts[part] = PythonNumbers.clamped(token.value());
      } else if (token.type() != TokenType.COLON || ++part == parts.length) {
        throw tokens.bad("syntax error", token);
      }
      tokens.take();
    }
    return Node.slice(parts[0], parts[1], parts[2]);
  }

  private Parsed call(Parsed name) {
    if (name.field() == null) {
      Token before = tokens.token(-2);
      throw tokens.bad("Invalid function name '" + PythonText.str(before.value()) + "'", before);
    }
    List<Node> arguments = new ArrayList<>();
    while (!tokens.skip(TokenType.RPAREN)) {
      arguments.add(expression(TokenType.EOF.power()).node());
      tokens.skip(TokenType.COMMA);
    }
    return Parsed.of(Node.call(QueryFunctions.named(name.field()), arguments));
  }

  private Node multiSelectList() {
    List<Node> elements = new ArrayList<>();
    elements.add(expression(TokenType.EOF.power()).node());
    while (!tokens.skip(TokenType.RBRACKET)) {
      tokens.match(TokenType.COMMA);
      elements.add(expression(TokenType.EOF.power()).node());
    }
    return Node.list(elements);
  }

  private Node multiSelectHash() {
    List<Map.Entry<String, Node>> members = new ArrayList<>();
    while (true) {
      Token key = tokens.token(0);
      if (key.type() != TokenType.QUOTED_IDENTIFIER
          && key.type() != TokenType.UNQUOTED_IDENTIFIER) {
        throw tokens.unexpectedOrIncomplete(
            TokenType.QUOTED_IDENTIFIER, TokenType.UNQUOTED_IDENTIFIER);
      }
      tokens.take();
      tokens.match(TokenType.COLON);
      Node value = expression(TokenType.EOF.power()).node();
      members.add(Map.entry(PythonText.str(key.value()), value));
      if (!tokens.skip(TokenType.COMMA) && tokens.skip(TokenType.RBRACE)) {
        return Node.object(members);
      }
    }
  }
}
