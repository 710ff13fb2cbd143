package org.turkbridge.awscli.output;

import java.io.IOException;
import java.io.Writer;

/**
 * Lines of a table, each between as many edges as it is indented. In colour Python's colorama
 * resets all attributes after each piece that the AWS CLI writes, empty ones included.
 */
final class TableOutput {
  private static final String RESET = "\u001b[0m";
  private static final String BRIGHT_BLUE = "\u001b[1m\u001b[34m";
  private static final String DIM_YELLOW = "\u001b[2m\u001b[33m";

  private final Writer out;
  private final boolean colored;

  TableOutput(Writer out, boolean colored) {
    this.out = out;
    this.colored = colored;
  }

  /** A text in the colour of cells. */
  String cell(String text) {
    return colored ? BRIGHT_BLUE + text + RESET : text;
  }

  void line(String text, int indent) throws IOException {
    String edges = (colored ? DIM_YELLOW + "|" + RESET : "|").repeat(indent);
    piece(edges);
    piece(text);
    piece(edges);
    piece("\n");
  }

  /** Writes what the AWS CLI writes at once. */
  void piece(String text) throws IOException {
    out.write(text);
    if (colored) {
      out.write(RESET);
    }
  }
}
