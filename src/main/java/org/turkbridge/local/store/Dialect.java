package org.turkbridge.local.store;

/** The SQL that databases say in different ways; all else of the tables they share. */
interface Dialect {
  Dialect SQLITE = (text, part) -> "instr(" + text + ", " + part + ") > 0";

  /**
   * Whether a text contains another: each character as it is, the case included.
   *
   * @param text an expression
   * @param part an expression, not empty
   */
  String contains(String text, String part);
}
