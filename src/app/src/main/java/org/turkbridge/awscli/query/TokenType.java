package org.turkbridge.awscli.query;

import java.util.Locale;

/**
 * The kinds of tokens, named as messages of jmespath.py name them, and how strongly each binds what
 * is left of it.
 */
enum TokenType {
  EOF(0),
  UNQUOTED_IDENTIFIER(0),
  QUOTED_IDENTIFIER(0),
  LITERAL(0),
  RBRACKET(0),
  RPAREN(0),
  COMMA(0),
  RBRACE(0),
  NUMBER(0),
  CURRENT(0),
  EXPREF(0),
  COLON(0),
  PIPE(1),
  OR(2),
  AND(3),
  EQ(5),
  GT(5),
  LT(5),
  GTE(5),
  LTE(5),
  NE(5),
  FLATTEN(9),
  STAR(20),
  FILTER(21),
  DOT(40),
  NOT(45),
  LBRACE(50),
  LBRACKET(55),
  LPAREN(60);

  private static final int ENDS_PROJECTION_BELOW = 10;

  private final int power;

  TokenType(int power) {
    this.power = power;
  }

  int power() {
    return power;
  }

  /**
   * Whether a projection ends before it, so that it applies to the list and not to the elements.
   */
  boolean endsProjection() {
    return power < ENDS_PROJECTION_BELOW;
  }

  /** As messages name what they expect. */
  String expected() {
    return name().toLowerCase(Locale.ROOT);
  }
}
