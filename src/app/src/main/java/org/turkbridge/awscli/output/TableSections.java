package org.turkbridge.awscli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.turkbridge.python.PythonType;

/** The sections of a table that a value makes. */
final class TableSections {
  private final List<TableSection> sections = new ArrayList<>();

  /** As they are, or upright where one has a single row, if the table were too wide otherwise. */
  List<TableSection> fitting(int width) {
    return TableRenderer.width(sections) > width
        ? sections.stream().map(TableSection::upright).toList()
        : sections;
  }

  /** Adds a value that Python takes for true. */
  void add(String title, @Nullable Object value, int indent) {
    begin(title, indent);
    if (value instanceof List<?> list) {
      elements(list, title, indent);
    } else if (value instanceof Map<?, ?> map) {
      map(map, indent);
    }
  }

  private void begin(@Nullable String title, int indent) {
    sections.add(new TableSection(title, indent));
  }

  private TableSection current() {
    return sections.get(sections.size() - 1);
  }

  private void elements(List<?> list, @Nullable String title, int indent) {
    if (list.get(0) instanceof Map) {
      maps(list, title, indent);
      return;
    }
    for (Object element : list) {
      if (element instanceof Map<?, ?> map) {
        // Python's iteration over a dict gives its keys.
        current().addRow(new ArrayList<>(map.keySet()));
      } else if (!(element instanceof List<?> row)) {
        current().addRow(singleton(element));
      } else if (row.stream().noneMatch(PythonType::isNested)) {
        current().addRow(row);
      } else {
        // It goes on in the section that is there, at no depth.
        elements(row, null, 0);
      }
    }
  }

  private static List<@Nullable Object> singleton(@Nullable Object element) {
    List<@Nullable Object> row = new ArrayList<>();
    row.add(element);
    return row;
  }

  private void map(Map<?, ?> map, int indent) {
    TableColumns columns = TableColumns.of(map);
    List<String> scalars = List.copyOf(columns.scalars());
    if (scalars.size() == 1) {
      String only = scalars.get(0);
      List<@Nullable Object> row = singleton(only);
      row.add(map.get(only));
      current().addRow(row);
    } else if (!scalars.isEmpty()) {
      current().addHeader(scalars);
      current().addRow(row(map, scalars));
    }
    nested(map, columns.nested(), indent);
  }

  private void maps(List<?> list, @Nullable String title, int indent) {
    TableColumns columns = TableColumns.ofAll(list);
    List<String> scalars = List.copyOf(columns.scalars());
    current().addHeader(scalars);
    boolean first = true;
    for (Object element : list) {
      Map<?, ?> map = columns.row(element);
      if (!first && !columns.nested().isEmpty()) {
        begin(title, indent);
        current().addHeader(scalars);
      }
      first = false;
      current().addRow(row(map, scalars));
      nested(map, columns.nested(), indent);
    }
  }

  private void nested(Map<?, ?> map, SortedSet<String> keys, int indent) {
    for (String key : keys) {
      Object value = map.get(key);
      if (PythonType.isTrue(value)) {
        add(key, value, indent + 1);
      }
    }
  }

  private static List<@Nullable Object> row(Map<?, ?> map, List<String> keys) {
    List<@Nullable Object> row = new ArrayList<>();
    for (String key : keys) {
      row.add(map.containsKey(key) ? map.get(key) : "");
    }
    return row;
  }
}
