package org.turkbridge.awscli.output;

import java.io.IOException;
import java.util.List;

/** Draws sections below each other, all as wide as the widest of them. */
final class TableRenderer {
  private static final int CELL_PADDING = 2;

  private final TableOutput out;

  TableRenderer(TableOutput out) {
    this.out = out;
  }

  static int width(List<TableSection> sections) {
    return sections.stream().mapToInt(TableSection::width).max().orElse(0);
  }

  void render(List<TableSection> sections) throws IOException {
    int width = width(sections);
    out.piece("-".repeat(width) + "\n");
    for (TableSection section : sections) {
      section(section, width - 2 * section.indent());
    }
  }

  private void section(TableSection section, int width) throws IOException {
    int indent = section.indent();
    List<Integer> columns = section.columnWidths(width);
    if (!section.title().isEmpty()) {
      out.line(centered("|", section.title(), width), indent);
      if (section.header().isEmpty() && section.rows().isEmpty()) {
        out.line(rule(List.of(width)), indent);
      }
    }
    if (!section.header().isEmpty()) {
      out.line(rule(columns), indent);
      out.line(header(section.header(), columns), indent);
    }
    if (!section.rows().isEmpty() && !columns.isEmpty()) {
      out.line(rule(columns), indent);
      for (List<String> row : section.rows()) {
        out.line(row(row, columns), indent);
      }
      out.line(rule(columns), indent);
    }
  }

  private static String rule(List<Integer> columns) {
    StringBuilder rule = new StringBuilder("+");
    int edges = 2;
    for (int width : columns) {
      rule.append(repeated('-', width - edges)).append('+');
      edges = 1;
    }
    return rule.toString();
  }

  private static String header(List<String> names, List<Integer> columns) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < Math.min(names.size(), columns.size()); i++) {
      line.append(centered(i == 0 ? "|" : "", names.get(i), columns.get(i)));
    }
    return line.toString();
  }

  private static String centered(String leftEdge, String text, int width) {
    int textWidth = TextWidth.of(text);
    // May be negative: then the right side grows by it.
    int left = width / 2 - textWidth / 2 - 1;
    int right = width - 1 - (leftEdge.length() + left + textWidth);
    return leftEdge + repeated(' ', left) + text + repeated(' ', right) + "|";
  }

  private String row(List<String> cells, List<Integer> columns) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < Math.min(cells.size(), columns.size()); i++) {
      String edge = i == 0 ? "|" : "";
      int room = columns.get(i) - edge.length() - 1 - TextWidth.of(cells.get(i));
      int left = room >= CELL_PADDING ? CELL_PADDING : 0;
      line.append(edge)
          .append(repeated(' ', left))
          .append(out.cell(cells.get(i)))
          .append(repeated(' ', room - left))
          .append('|');
    }
    return line.toString();
  }

  private static String repeated(char c, int count) {
    return String.valueOf(c).repeat(Math.max(0, count));
  }
}
