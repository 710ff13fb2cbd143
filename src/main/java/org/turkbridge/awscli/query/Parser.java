package org.turkbridge.awscli.query;

import io.burt.jmespath.node.CreateObjectNode;
import io.burt.jmespath.node.Node;
import io.burt.jmespath.node.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
  private final String expression;
  private final QueryNodes nodes;
  private final List<Token> tokens;
  private int index;

  private Parser(String expression, QueryNodes nodes, List<Token> tokens) {
    this.expression = expression;
    this.nodes = nodes;
    this.tokens = tokens;
  }

  /**
   * @throws QuerySyntaxException if it is none
   */
  static Node<Object> parse(String expression, QueryNodes nodes) {
    Parser parser = new Parser(expression, nodes, Lexer.tokens(expression));
    Parsed whole = parser.expression(TokenType.EOF.power());
    Token rest = parser.token(0);
    if (rest.type() != TokenType.EOF) {
      throw parser.bad("Unexpected token: " + PythonText.str(rest.value()), rest);
    }
    return whole.node();
  }

  private Parsed expression(int power) {
    Parsed left = begin(take());
    while (power < type(0).power()) {
      left = extend(left);
    }
    return left;
  }

  private Parsed begin(Token token) {
    return switch (token.type()) {
      case LITERAL -> Parsed.of(nodes.createConstant(token.value()));
      case UNQUOTED_IDENTIFIER -> field(token);
      case QUOTED_IDENTIFIER -> {
        if (type(0) == TokenType.LPAREN) {
          throw QuerySyntaxException.badToken(
              "Quoted identifier not allowed for function names.", expression, token(0), 0);
        }
        yield field(token);
      }
      case CURRENT -> Parsed.of(nodes.createCurrent());
      case STAR -> {
        Node<Object> each =
            type(0) == TokenType.RBRACKET ? nodes.createCurrent() : each(TokenType.STAR);
        yield Parsed.of(nodes.valueProjection(nodes.createCurrent(), each));
      }
      case FILTER -> filter(nodes.createCurrent());
      case FLATTEN -> flatten(nodes.createCurrent());
      case LBRACE -> Parsed.of(multiSelectHash());
      case LBRACKET -> bracket();
      case LPAREN -> {
        Parsed inner = expression(TokenType.EOF.power());
        match(TokenType.RPAREN);
        yield inner;
      }
      case NOT -> Parsed.of(nodes.createNegate(operand(TokenType.NOT)));
      case EXPREF -> Parsed.of(nodes.createExpressionReference(operand(TokenType.EXPREF)));
      case EOF -> throw QuerySyntaxException.incomplete(expression);
      default -> throw bad("invalid token", token);
    };
  }

  private Parsed extend(Parsed left) {
    Token token = take();
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
      default -> throw bad("invalid token", token);
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
    if (type(0) == TokenType.STAR) {
      take();
      return nodes.valueProjection(left, each(TokenType.DOT));
    }
    return nodes.sequence(left, afterDot(TokenType.DOT));
  }

  private Node<Object> afterDot(TokenType operator) {
    switch (type(0)) {
      case QUOTED_IDENTIFIER, UNQUOTED_IDENTIFIER, STAR -> {
        return operand(operator);
      }
      case LBRACKET -> {
        take();
        return multiSelectList();
      }
      case LBRACE -> {
        take();
        return multiSelectHash();
      }
      default ->
          throw unexpected(
              list(
                  TokenType.QUOTED_IDENTIFIER,
                  TokenType.UNQUOTED_IDENTIFIER,
                  TokenType.LBRACKET,
                  TokenType.LBRACE));
    }
  }

  /** What is asked of each element of a projection. */
  private Node<Object> each(TokenType projection) {
    if (type(0).endsProjection()) {
      return nodes.createCurrent();
    }
    return switch (type(0)) {
      case LBRACKET, FILTER -> operand(projection);
      case DOT -> {
        take();
        yield afterDot(projection);
      }
      default -> throw bad("syntax error", token(0));
    };
  }

  private Parsed flatten(Node<Object> list) {
    Node<Object> flat = nodes.sequence(list, nodes.createFlattenArray());
    return Parsed.of(nodes.projection(flat, each(TokenType.FLATTEN)));
  }

  private Parsed filter(Node<Object> list) {
    Node<Object> test = expression(TokenType.EOF.power()).node();
    match(TokenType.RBRACKET);
    Node<Object> each =
        type(0) == TokenType.FLATTEN ? nodes.createCurrent() : each(TokenType.FILTER);
    Node<Object> selected = nodes.sequence(list, nodes.createSelection(test));
    return Parsed.of(nodes.projection(selected, each));
  }

  private Parsed bracket() {
    if (type(0) == TokenType.NUMBER || type(0) == TokenType.COLON) {
      return indexOrSlice(Parsed.of(nodes.createCurrent()));
    }
    if (type(0) == TokenType.STAR && type(1) == TokenType.RBRACKET) {
      return star(nodes.createCurrent());
    }
    return Parsed.of(multiSelectList());
  }

  private Parsed bracketAfter(Parsed left) {
    if (type(0) == TokenType.NUMBER || type(0) == TokenType.COLON) {
      return indexOrSlice(left);
    }
    return star(left.node());
  }

  private Parsed star(Node<Object> list) {
    match(TokenType.STAR);
    match(TokenType.RBRACKET);
    return Parsed.of(nodes.projection(list, each(TokenType.STAR)));
  }

  private Parsed indexOrSlice(Parsed left) {
    if (type(0) != TokenType.COLON && type(1) != TokenType.COLON) {
      Node<Object> index = nodes.createIndex(PythonNumbers.clamped(take().value()));
      match(TokenType.RBRACKET);
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
    while (type(0) != TokenType.RBRACKET) {
      Token token = token(0);
      if (token.type() == TokenType.NUMBER) {
        parts[part] = PythonNumbers.clamped(token.value());
      } else if (token.type() != TokenType.COLON || ++part == parts.length) {
        throw bad("syntax error", token);
      }
      take();
    }
    take();
    return nodes.createSlice(parts[0], parts[1], parts[2]);
  }

  private Parsed call(Parsed name) {
    if (name.field() == null) {
      Token before = token(-2);
      throw bad("Invalid function name '" + PythonText.str(before.value()) + "'", before);
    }
    List<Node<Object>> arguments = new ArrayList<>();
    while (type(0) != TokenType.RPAREN) {
      arguments.add(expression(TokenType.EOF.power()).node());
      if (type(0) == TokenType.COMMA) {
        take();
      }
    }
    take();
    return Parsed.of(nodes.createFunctionCall(name.field(), arguments));
  }

  private Node<Object> multiSelectList() {
    List<Node<Object>> elements = new ArrayList<>();
    elements.add(expression(TokenType.EOF.power()).node());
    while (type(0) != TokenType.RBRACKET) {
      match(TokenType.COMMA);
      elements.add(expression(TokenType.EOF.power()).node());
    }
    take();
    return nodes.createCreateArray(elements);
  }

  private Node<Object> multiSelectHash() {
    List<CreateObjectNode.Entry<Object>> entries = new ArrayList<>();
    while (true) {
      Token key = token(0);
      if (key.type() != TokenType.QUOTED_IDENTIFIER
          && key.type() != TokenType.UNQUOTED_IDENTIFIER) {
        throw unexpectedOrIncomplete(
            list(TokenType.QUOTED_IDENTIFIER, TokenType.UNQUOTED_IDENTIFIER));
      }
      take();
      match(TokenType.COLON);
      Node<Object> value = expression(TokenType.EOF.power()).node();
      entries.add(new CreateObjectNode.Entry<>(PythonText.str(key.value()), value));
      if (type(0) == TokenType.COMMA) {
        take();
      } else if (type(0) == TokenType.RBRACE) {
        take();
        return nodes.createCreateObject(entries);
      }
    }
  }

  private void match(TokenType expected) {
    if (type(0) != expected) {
      throw unexpectedOrIncomplete(expected.expected());
    }
    take();
  }

  private QuerySyntaxException unexpectedOrIncomplete(String expected) {
    return type(0) == TokenType.EOF
        ? QuerySyntaxException.incomplete(expression)
        : unexpected(expected);
  }

  private QuerySyntaxException unexpected(String expected) {
    String problem = "Expecting: %s, got: %s".formatted(expected, type(0).expected());
    return bad(problem, token(0));
  }

  private QuerySyntaxException bad(String problem, Token token) {
    return QuerySyntaxException.badToken(problem, expression, token);
  }

  private static String list(TokenType... expected) {
    return Stream.of(expected)
        .map(type -> "'" + type.expected() + "'")
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private Token take() {
    return tokens.get(index++);
  }

  private Token token(int ahead) {
    return Objects.requireNonNull(tokens.get(index + ahead));
  }

  private TokenType type(int ahead) {
    return token(ahead).type();
  }
}
