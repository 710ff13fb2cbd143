package org.turkbridge.local.store;

/** The SQL that databases say in different ways; all else of the tables they share. */
interface Dialect {
  Dialect SQLITE =
      (text, parts) ->
          "NOT EXISTS (SELECT 1 FROM json_each("
              + parts
              + ") WHERE instr("
              + text
              + ", value) = 0)";

  /**
   * Whether a text contains others: each character as it is, the case included.
   *
   * @param text a column
   * @param parts an expression: an array of JSON, of strings that are not empty
   */
  String containsAll(String text, String parts);
}
