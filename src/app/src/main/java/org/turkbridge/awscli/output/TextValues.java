package org.turkbridge.awscli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.turkbridge.python.PythonText;
import org.turkbridge.python.PythonType;

/**
 * {@code --output text}: a line of tab-separated scalars for each map, in the order of its keys,
 * before the lines of what is nested in it, which begin with its key in upper case. The maps of a
 * list have the same columns.
 */
public final class TextValues implements ValueFormat {
  @Override
  public void write(@Nullable Object value, OutputStream out) throws IOException {
    try (Writer text = Utf8.on(out)) {
      write(value, null, text);
    }
  }

  private static void write(@Nullable Object value, @Nullable String name, Writer out)
      throws IOException {
    if (value instanceof Map<?, ?> map) {
      map(map, name, null, out);
    } else if (value instanceof List<?> list) {
      list(list, name, out);
    } else {
      out.write(PythonText.str(value));
      out.write('\n');
    }
  }

  private static void list(List<?> list, @Nullable String name, Writer out) throws IOException {
    if (list.stream().anyMatch(Map.class::isInstance)) {
      SortedSet<String> columns = columns(list);
      for (Object element : list) {
        map((Map<?, ?>) element, name, columns, out);
      }
      return;
    }
    List<@Nullable Object> scalars = new ArrayList<>();
    List<List<?>> nested = new ArrayList<>();
    for (Object element : list) {
      if (element instanceof List<?> inner) {
        nested.add(inner);
      } else {
        scalars.add(element);
      }
    }
    if (!scalars.isEmpty()) {
      scalars(scalars, name, out);
    }
    for (List<?> inner : nested) {
      list(inner, name, out);
    }
  }

  private static void scalars(List<@Nullable Object> scalars, @Nullable String name, Writer out)
      throws IOException {
    if (name == null) {
      Line line = new Line(null, out);
      for (Object scalar : scalars) {
        line.add(scalar);
      }
      line.end();
      return;
    }
    for (Object scalar : scalars) {
      Line line = new Line(name, out);
      line.add(scalar);
      line.end();
    }
  }

  /**
   * @param columns the keys of the line, whatever is there; null for the map's own scalars
   */
  private static void map(
      Map<?, ?> map, @Nullable String name, @Nullable SortedSet<String> columns, Writer out)
      throws IOException {
    Map<String, @Nullable Object> nested = Keys.sorted(map);
    Line line = new Line(name, out);
    if (columns == null) {
      for (Object value : nested.values()) {
        if (isScalar(value)) {
          line.add(value);
        }
      }
      nested.values().removeIf(TextValues::isScalar);
    } else {
      for (String column : columns) {
        line.add(nested.containsKey(column) ? nested.remove(column) : "");
      }
    }
    line.end();
    for (Map.Entry<String, @Nullable Object> entry : nested.entrySet()) {
      write(entry.getValue(), entry.getKey(), out);
    }
  }

  private static SortedSet<String> columns(List<?> maps) {
    SortedSet<String> columns = Keys.none();
    for (Object element : maps) {
      if (!(element instanceof Map<?, ?> map)) {
        throw new UnprintableException(
            "'%s' object has no attribute 'items'".formatted(PythonType.name(element)));
      }
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        if (isScalar(entry.getValue())) {
          columns.add((String) entry.getKey());
        }
      }
    }
    return columns;
  }

  private static boolean isScalar(@Nullable Object value) {
    return !PythonType.isNested(value);
  }

  /** Cells with tabs between; a line without any is not written, with or without a name. */
  private static final class Line {
    private final @Nullable String name;
    private final Writer out;
    private boolean begun;

    Line(@Nullable String name, Writer out) {
      this.name = name;
      this.out = out;
    }

    void add(@Nullable Object scalar) throws IOException {
      if (begun) {
        out.write('\t');
      } else if (name != null) {
        out.write(name.toUpperCase(Locale.ROOT));
        out.write('\t');
      }
      begun = true;
      out.write(PythonText.str(scalar));
    }

    void end() throws IOException {
      if (begun) {
        out.write('\n');
      }
    }
  }
}
