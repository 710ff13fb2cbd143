package org.turkbridge.local.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/**
 * The table of an entity, as one reading or one transaction sees it.
 *
 * <p>Reading, {@code more} names the columns that the API does not know but the caller asks for;
 * writing, a row has values for as many of those as are to be written.
 */
final class EntityTable<T extends SdkPojo> {
  private final Session session;
  private final Entity<T> entity;

  EntityTable(Session session, Entity<T> entity) {
    this.session = session;
    this.entity = entity;
  }

  /** The row of the same key as that one. */
  Optional<Row<T>> find(Row<T> sameKey, Column<?>... more) {
    return first(entity.sameKey(sameKey), Entity.SEQUENCE, more);
  }

  /**
   * The first of some rows. In a transaction that writes nobody else changes it meanwhile.
   *
   * @param order columns, in SQL
   */
  Optional<Row<T>> first(Condition condition, String order, Column<?>... more) {
    return one(condition, order + " LIMIT 1" + session.locking(), more);
  }

  /** The only one of some rows, as it is now. */
  Optional<Row<T>> peek(Condition condition, Column<?>... more) {
    return one(condition, Entity.SEQUENCE + " LIMIT 1", more);
  }

  /**
   * The first so many of some rows, as they are now.
   *
   * @param order columns, in SQL, which an index gives the rows in
   */
  List<Row<T>> first(Condition condition, String order, int most) {
    return query(condition, order + " LIMIT " + most, List.of())
        .map((row, context) -> read(row, List.of()))
        .list();
  }

  private Optional<Row<T>> one(Condition condition, String order, Column<?>... more) {
    return query(condition, order, List.of(more))
        .map((row, context) -> read(row, List.of(more)))
        .findOne();
  }

  /** Gives some rows in the order of their places, as of one moment. */
  void each(Condition condition, Consumer<Row<T>> each, Column<?>... more) {
    query(condition, Entity.SEQUENCE, List.of(more))
        .scanResultSet(
            (rows, context) -> {
              try (context) {
                ResultSet row = rows.get();
                while (row.next()) {
                  each.accept(read(row, List.of(more)));
                }
                return null;
              }
            });
  }

  /**
   * One page of some rows in the order of their places.
   *
   * @param after the place to go on from; 0 for the start
   * @param item what the page has of a row
   * @throws org.turkbridge.memory.MemoryShortageException if there is no memory left for the page
   */
  <R> Page<R> page(
      Condition condition,
      long after,
      PageLimit limit,
      Function<Row<T>, R> item,
      Column<?>... more) {
    return query(
            condition.and("sequence > :after", "after", after),
            "sequence LIMIT :limit",
            List.of(more))
        // One more tells whether another page follows.
        .bind("limit", limit.items() + 1)
        .scanResultSet(
            (rows, context) -> {
              try (context) {
                return page(rows.get(), null, limit, item, List.of(more));
              }
            });
  }

  /** The same of those rows alone that match what no condition can say. */
  <R> Page<R> page(
      Condition condition,
      Predicate<T> matches,
      long after,
      PageLimit limit,
      Function<Row<T>, R> item,
      Column<?>... more) {
    return query(condition.and("sequence > :after", "after", after), Entity.SEQUENCE, List.of(more))
        .scanResultSet(
            (rows, context) -> {
              try (context) {
                return page(rows.get(), matches, limit, item, List.of(more));
              }
            });
  }

  private <R> Page<R> page(
      ResultSet rows,
      @Nullable Predicate<T> matches,
      PageLimit limit,
      Function<Row<T>, R> item,
      List<Column<?>> more)
      throws SQLException {
    List<R> items = new ArrayList<>();
    long last = 0;
    while (rows.next()) {
      if (matches != null && !matches.test(read(rows, more).item())) {
        continue;
      }
      if (limit.endsAt(items.size())) {
        return new Page<>(items, OptionalLong.of(last));
      }
      last = rows.getLong(1);
      Row<T> row = read(rows, more);
      items.add(item.apply(row));
      limit.add(row.item());
    }
    return new Page<>(items, OptionalLong.empty());
  }

  private Query query(Condition condition, String order, List<Column<?>> more) {
    return session
        .handle()
        .createQuery(entity.select(more) + " WHERE " + condition.sql() + " ORDER BY " + order)
        .bindMap(session.dialect().stored(condition.parameters()));
  }

  private Row<T> read(ResultSet row, List<Column<?>> more) throws SQLException {
    return entity.read(row, more, session.dialect());
  }

  /** Adds a row, at the end of every list. */
  void insert(Row<T> row) {
    add(row, place -> entity.insert(row, place));
  }

  private void add(Row<T> row, UnaryOperator<String> insertion) {
    session.changes().accept(StoreChange.ADDITION);
    Update add = Places.insertion(session, entity.table(), insertion);
    bind(add, row);
    add.execute();
  }

  /**
   * Adds those rows of whose key there is none, of two of one key the first.
   *
   * @param rows each with values for the same columns
   * @return of each whether it was added
   */
  List<Boolean> insertNew(List<Row<T>> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    session.changes().accept(StoreChange.ADDITION);
    long first = Places.draw(session.handle(), entity.table(), rows.size());
    long place = first;
    int[] counts;
    try (PreparedBatch batch =
        session.handle().prepareBatch(entity.insertNew(rows.get(0), ":place"))) {
      for (Row<T> row : rows) {
        bind(batch, row);
        batch.bind("place", place++).add();
      }
      counts = batch.execute();
    }
    // A driver that made one statement of many does not know.
    Set<Long> places =
        IntStream.of(counts).anyMatch(count -> count == Statement.SUCCESS_NO_INFO)
            ? places(first, place)
            : Set.of();
    return IntStream.range(0, counts.length)
        .mapToObj(i -> counts[i] > 0 || places.contains(first + i))
        .toList();
  }

  /** Those of a range that rows have. */
  private Set<Long> places(long start, long end) {
    return session
        .handle()
        .createQuery(
            "SELECT sequence FROM "
                + entity.table()
                + " WHERE sequence >= :start AND sequence < :end")
        .bind("start", start)
        .bind("end", end)
        // All in one answer.
        .setFetchSize(0)
        .mapTo(Long.class)
        .set();
  }

  /** Adds a row, or writes all its columns into the one of its key, which keeps its place. */
  void put(Row<T> row) {
    add(row, place -> entity.put(row, place));
  }

  /**
   * Writes all columns of each row into the one of its key; nothing if there is none.
   *
   * @param rows each with values for the same columns
   */
  void update(List<Row<T>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    session.changes().accept(StoreChange.ADDITION);
    try (PreparedBatch batch = session.handle().prepareBatch(entity.update(rows.get(0)))) {
      for (Row<T> row : rows) {
        bind(batch, row);
        batch.add();
      }
      batch.execute();
    }
  }

  /**
   * Changes columns of some rows that the API does not know.
   *
   * @return how many rows
   */
  int set(Condition condition, Column.Value<?>... values) {
    Update update =
        session
            .handle()
            .createUpdate(entity.set(List.of(values)) + " WHERE " + condition.sql())
            .bindMap(session.dialect().stored(condition.parameters()));
    for (Column.Value<?> value : values) {
      value.bind(update, session.dialect());
    }
    return update.execute();
  }

  /**
   * Deletes some rows.
   *
   * @return how many
   */
  int delete(Condition condition) {
    return session
        .handle()
        .createUpdate("DELETE FROM " + entity.table() + " WHERE " + condition.sql())
        .bindMap(session.dialect().stored(condition.parameters()))
        .execute();
  }

  private void bind(SqlStatement<?> statement, Row<T> row) {
    entity.bind(statement, row, session.dialect());
  }
}
