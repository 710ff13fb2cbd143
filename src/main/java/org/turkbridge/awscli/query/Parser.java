package org.turkbridge.awscli.query;

import io.burt.jmespath.node.CreateObjectNode;
import io.burt.jmespath.node.Node;
import io.burt.jmespath.node.Operator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.turkbridge.python.PythonText;

/**
 * Builds the library's nodes of an expression as jmespath.py binds its parts.
 *
 * <p>The library's parser is generated from a grammar of its own and cannot be told to read {@code
 * !a.b} as {@code (!a).b} and {@code !a && b} as {@code (!a) && b}, to end the projection of {@code
 * a.*.b.c} before {@code c}, to let commas between arguments be left out, or to leave functions
 * that do not exist to the evaluation; and its class is closed. Only the parser is replaced: the
 * nodes come from the library's factory.
 */
final class Parser {
  private final QueryNodes nodes;
  private final Tokens tokens;

  private Parser(QueryNodes nodes, Tokens tokens) {
    this.nodes = nodes;
    this.tokens = tokens;
  }

  /**
   * @throws QuerySyntaxException if it is none
   */
  static Node<Object> parse(String expression, QueryNodes nodes) {
    Parser parser = new Parser(nodes, new Tokens(expression));
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
      case LITERAL -> Parsed.of(nodes.createConstant(token.value()));
      case UNQUOTED_IDENTIFIER -> field(token);
      case QUOTED_IDENTIFIER -> {
        if (tokens.type(0) == TokenType.LPAREN) {
          throw tokens.bad("Quoted identifier not allowed for function names.", tokens.token(0), 0);
        }
        yield field(token);
      }
      case CURRENT -> Parsed.of(nodes.createCurrent());
      case STAR -> {
        Node<Object> each =
            tokens.type(0) == TokenType.RBRACKET ? nodes.createCurrent() : each(TokenType.STAR);
        yield Parsed.of(nodes.valueProjection(nodes.createCurrent(), each));
      }
      case FILTER -> filter(nodes.createCurrent());
      case FLATTEN -> flatten(nodes.createCurrent());
      case LBRACE -> Parsed.of(multiSelectHash());
      case LBRACKET -> bracket();
      case LPAREN -> {
        Parsed inner = expression(TokenType.EOF.power());
        tokens.match(TokenType.RPAREN);
        yield inner;
      }
      case NOT -> Parsed.of(nodes.createNegate(operand(TokenType.NOT)));
      case EXPREF -> Parsed.of(nodes.createExpressionReference(operand(TokenType.EXPREF)));
      case EOF -> throw tokens.incomplete();
      default -> throw tokens.bad("invalid token", token);
    };
  }

  private Parsed extend(Parsed left) {
    Token token = tokens.take();
    Node<Object> node = left.node();
    return switch (token.type()) {
      case DOT -> Parsed.of(dot(node));
      case PIPE -> Parsed.of(nodes.sequence(node, operand(TokenType.PIPE)));
      case OR -> Parsed.of(nodes.createOr(node, operand(TokenType.OR)));
      case AND -> Parsed.of(nodes.createAnd(node, operand(TokenType.AND)));
      case EQ, NE, LT, LTE, GT, GTE -> {
        Operator operator = Operator.fromString(PythonText.str(token.value()));
        yield Parsed.of(nodes.createComparison(operator, node, operand(token.type())));
      }
      case FLATTEN -> flatten(node);
      case FILTER -> filter(node);
      case LBRACKET -> bracketAfter(left);
      case LPAREN -> call(left);
      default -> throw tokens.bad("invalid token", token);
    };
  }

  private Node<Object> operand(TokenType operator) {
    return expression(operator.power()).node();
  }

  private Parsed field(Token token) {
    String name = PythonText.str(token.value());
    return new Parsed(nodes.createProperty(name), name, false);
  }

  private Node<Object> dot(Node<Object> left) {
    if (tokens.skip(TokenType.STAR)) {
      return nodes.valueProjection(left, each(TokenType.DOT));
    }
    return nodes.sequence(left, afterDot(TokenType.DOT));
  }

  private Node<Object> afterDot(TokenType operator) {
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
  private Node<Object> each(TokenType projection) {
    if (tokens.type(0).endsProjection()) {
      return nodes.createCurrent();
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

  private Parsed flatten(Node<Object> list) {
    Node<Object> flat = nodes.sequence(list, nodes.createFlattenArray());
    return Parsed.of(nodes.projection(flat, each(TokenType.FLATTEN)));
  }

  private Parsed filter(Node<Object> list) {
    Node<Object> test = expression(TokenType.EOF.power()).node();
    tokens.match(TokenType.RBRACKET);
    Node<Object> each =
        tokens.type(0) == TokenType.FLATTEN ? nodes.createCurrent() : each(TokenType.FILTER);
    return Parsed.of(nodes.filter(list, test, each));
  }

  private Parsed bracket() {
    if (tokens.type(0) == TokenType.NUMBER || tokens.type(0) == TokenType.COLON) {
      return indexOrSlice(Parsed.of(nodes.createCurrent()));
    }
    if (tokens.type(0) == TokenType.STAR && tokens.type(1) == TokenType.RBRACKET) {
      return star(nodes.createCurrent());
    }
    return Parsed.of(multiSelectList());
  }

  private Parsed bracketAfter(Parsed left) {
    if (tokens.type(0) == TokenType.NUMBER || tokens.type(0) == TokenType.COLON) {
      return indexOrSlice(left);
    }
    return star(left.node());
  }

  private Parsed star(Node<Object> list) {
    tokens.match(TokenType.STAR);
    tokens.match(TokenType.RBRACKET);
    return Parsed.of(nodes.projection(list, each(TokenType.STAR)));
  }

  private Parsed indexOrSlice(Parsed left) {
    if (tokens.type(0) != TokenType.COLON && tokens.type(1) != TokenType.COLON) {
      Node<Object> index = nodes.createIndex(PythonNumbers.clamped(tokens.take().value()));
      tokens.match(TokenType.RBRACKET);
      return new Parsed(nodes.sequence(left.node(), index), null, true);
    }
    Node<Object> slice = nodes.sequence(left.node(), slice());
    return left.index()
        ? new Parsed(slice, null, true)
        : Parsed.of(nodes.projection(slice, each(TokenType.STAR)));
  }

  private Node<Object> slice() {
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
    return nodes.createSlice(parts[0], parts[1], parts[2]);
  }

  private Parsed call(Parsed name) {
    if (name.field() == null) {
      Token before = tokens.token(-2);
      throw tokens.bad("Invalid function name '" + PythonText.str(before.value()) + "'", before);
    }
    List<Node<Object>> arguments = new ArrayList<>();
    while (!tokens.skip(TokenType.RPAREN)) {
      arguments.add(expression(TokenType.EOF.power()).node());
      tokens.skip(TokenType.COMMA);
    }
    return Parsed.of(nodes.createFunctionCall(name.field(), arguments));
  }

  private Node<Object> multiSelectList() {
    List<Node<Object>> elements = new ArrayList<>();
    elements.add(expression(TokenType.EOF.power()).node());
    while (!tokens.skip(TokenType.RBRACKET)) {
      tokens.match(TokenType.COMMA);
      elements.add(expression(TokenType.EOF.power()).node());
    }
    return nodes.createCreateArray(elements);
  }

  private Node<Object> multiSelectHash() {
    List<CreateObjectNode.Entry<Object>> entries = new ArrayList<>();
    while (true) {
      Token key = tokens.token(0);
      if (key.type() != TokenType.QUOTED_IDENTIFIER
          && key.type() != TokenType.UNQUOTED_IDENTIFIER) {
        throw tokens.unexpectedOrIncomplete(
            TokenType.QUOTED_IDENTIFIER, TokenType.UNQUOTED_IDENTIFIER);
      }
      tokens.take();
      tokens.match(TokenType.COLON);
      Node<Object> value = expression(TokenType.EOF.power()).node();
      entries.add(new CreateObjectNode.Entry<>(PythonText.str(key.value()), value));
      if (!tokens.skip(TokenType.COMMA) && tokens.skip(TokenType.RBRACE)) {
        return nodes.createCreateObject(entries);
      }
    }
  }
}
