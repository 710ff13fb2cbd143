package org.turkbridge.local.scoring;

/**
 * A place in a document, as its author counts.
 *
 * @param line from 1
 * @param column from 1, in UTF-16 units
 */
record DocumentPlace(int line, int column) {
  static final DocumentPlace START = new DocumentPlace(1, 1);

  /** The place behind that many units of the text. */
  static DocumentPlace behind(String text, int units) {
    int line = 1;
    int column = 1;
    for (int at = 0; at < units; at++) {
      char c = text.charAt(at);
      boolean pair = c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
      if (c == '\n' || (c == '\r' && !pair)) {
        line++;
        column = 1;
      } else {
        column++;
      }
    }
    return new DocumentPlace(line, column);
  }

  /** Where a place of a text is, if that text begins here. */
  DocumentPlace plus(DocumentPlace inside) {
    return inside.line == 1
        ? new DocumentPlace(line, column + inside.column - 1)
        : new DocumentPlace(line + inside.line - 1, inside.column);
  }
}
