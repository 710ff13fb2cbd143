package org.turkbridge.awscli.output;

import java.util.ArrayList;
import java.util.List;

/** The widest text of each column. */
final class ColumnWidths {
  private final List<Integer> widths = new ArrayList<>();

  void include(List<String> cells) {
    if (widths.isEmpty()) {
      cells.forEach(cell -> widths.add(TextWidth.of(cell)));
      return;
    }
    if (cells.size() > widths.size()) {
      throw new UnprintableException("list index out of range");
    }
    for (int i = 0; i < cells.size(); i++) {
      widths.set(i, Math.max(widths.get(i), TextWidth.of(cells.get(i))));
    }
  }

  int sum(int padding) {
    return widths.stream().mapToInt(width -> width + padding).sum();
  }

  /** Stretched or shrunk in proportion, so that they add up to a total. */
  List<Integer> scaled(int padding, int total) {
    if (widths.isEmpty()) {
      return List.of();
    }
    double factor = total / (double) sum(padding);
    List<Integer> scaled = new ArrayList<>();
    for (int width : widths) {
      // rint rounds half to even, as Python's round does.
      scaled.add((int) Math.rint(factor * (width + padding)));
    }
    int excess = scaled.stream().mapToInt(Integer::intValue).sum() - total;
    // What rounding left is taken from the first columns, or given to the last.
    for (int i = 0; excess > 0; i = (i + 1) % scaled.size(), excess--) {
      scaled.set(i, scaled.get(i) - 1);
    }
    for (int i = scaled.size() - 1; excess < 0; i = (i == 0 ? scaled.size() : i) - 1, excess++) {
      scaled.set(i, scaled.get(i) + 1);
    }
    return scaled;
  }
}
