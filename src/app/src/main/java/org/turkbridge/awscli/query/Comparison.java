package org.turkbridge.awscli.query;

/** An operator of what has an order. */
enum Comparison {
  LT("<"),
  LTE("<="),
  GT(">"),
  GTE(">=");

  private final String symbol;

  Comparison(String symbol) {
    this.symbol = symbol;
  }

  String symbol() {
    return symbol;
  }

  /**
   * @param order negative, 0 or positive as the left operand is less than the right, equal or more
   */
  boolean holds(int order) {
    return switch (this) {
      case LT -> order < 0;
      case LTE -> order <= 0;
      case GT -> order > 0;
      case GTE -> order >= 0;
    };
  }
}
