package org.turkbridge.local;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import software.amazon.awssdk.core.SdkPojo;

/**
 * One page of a list.
 *
 * @param end the place that it ended at; empty if nothing follows
 */
record Page<T>(List<T> items, OptionalLong end) {
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** The page with other items in their places. */
  <R> Page<R> map(Function<T, R> change) {
    return new Page<>(items.stream().map(change).toList(), end);
  }

  /**
   * Reads a page from rows with a column {@code sequence} in its order.
   *
   * @param filter what the page is made of; other rows are passed over
   * @param model the item as the answer has it
   * @throws org.turkbridge.memory.MemoryShortageException if there is no memory left for the page
   */
  static <T> Page<T> read(
      ResultSet rows,
      PageLimit limit,
      Row<T> row,
      Predicate<T> filter,
      Function<T, ? extends SdkPojo> model)
      throws SQLException {
    List<T> items = new ArrayList<>();
    long last = 0;
    while (rows.next()) {
      T item = row.read(rows);
      if (!filter.test(item)) {
        continue;
      }
      if (limit.endsAt(items.size())) {
        return new Page<>(items, OptionalLong.of(last));
      }
      last = rows.getLong("sequence");
      items.add(item);
      limit.add(model.apply(item));
    }
    return new Page<>(items, OptionalLong.empty());
  }
}
