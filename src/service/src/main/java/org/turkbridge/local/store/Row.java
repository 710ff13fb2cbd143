package org.turkbridge.local.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of an entity's table.
 *
 * @param item as the API has it
 * @param values of columns that the API does not know
 */
record Row<T>(T item, List<Column.Value<?>> values) {
  Row {
    values = List.copyOf(values);
  }

  static <T> Row<T> of(T item) {
    return new Row<>(item, List.of());
  }

  <V> Row<T> with(Column<V> column, @Nullable V value) {
    List<Column.Value<?>> more = new ArrayList<>(values);
    more.add(column.of(value));
    return new Row<>(item, more);
  }

  /**
   * What a column holds; null also stands for nothing.
   *
   * @throws IllegalArgumentException if the row was read without that column
   */
  @SuppressWarnings("unchecked")
  <V> @Nullable V get(Column<V> column) {
    for (Column.Value<?> value : values) {
      if (value.column() == column) {
        return (V) value.value();
      }
    }
    throw new IllegalArgumentException("A row was read without " + column.names());
  }
}
