package org.turkbridge.awscli.output;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.turkbridge.python.PythonText;

/** One titled table, with or without a header. */
final class TableSection {
  /** Of a row and of its left and right edge. */
  private static final int BORDER = 2;

  /** Of a cell, its edge included. */
  private static final int PADDING = 4;

  private final @Nullable String title;
  private final int indent;
  private final ColumnWidths widths = new ColumnWidths();
  private final List<List<String>> rows = new ArrayList<>();
  private List<String> header = List.of();

  /** The number of cells in a row; -1 before anything said it. */
  private int columns = -1;

  TableSection(@Nullable String title, int indent) {
    this.title = title;
    this.indent = indent;
  }

  /** The last one counts. */
  void addHeader(List<String> names) {
    widths.include(names);
    if (columns < 0) {
      columns = names.size();
    }
    header = names;
  }

  void addRow(List<?> cells) {
    if (columns < 0) {
      columns = cells.size();
    }
    if (cells.size() != columns) {
      throw new UnprintableException(
          "Row should have %d elements, instead it has %d".formatted(columns, cells.size()));
    }
    List<String> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(PythonText.str(cell));
    }
    rows.add(row);
    widths.include(row);
  }

  /** A row for each column, if there is one row and a header. */
  TableSection upright() {
    if (rows.size() != 1 || header.isEmpty()) {
      return this;
    }
    TableSection upright = new TableSection(title, indent);
    List<String> row = rows.get(0);
    for (int i = 0; i < Math.min(header.size(), row.size()); i++) {
      upright.addRow(List.of(header.get(i), row.get(i)));
    }
    return upright;
  }

  /** The columns that it needs on the terminal. */
  int width() {
    // Python's str of a title that is not there.
    int titled = TextWidth.of(title == null ? PythonText.scalar(null) : title) + BORDER;
    int filled = widths.sum(PADDING) + BORDER;
    return Math.max(titled, filled) + 2 * indent;
  }

  List<Integer> columnWidths(int total) {
    return widths.scaled(PADDING, total);
  }

  String title() {
    return title == null ? "" : title;
  }

  int indent() {
    return indent;
  }

  List<String> header() {
    return header;
  }

  List<List<String>> rows() {
    return rows;
  }
}
