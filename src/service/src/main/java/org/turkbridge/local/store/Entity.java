package org.turkbridge.local.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.Buildable;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * What a table holds of a type of the API, declared once by its columns. What is read and written
 * follows from that:
 *
 * <pre>{@code
 * Entity.of("worker_block", WorkerBlock::builder)
 *     .members("WorkerId", "Reason")
 *     .keyedBy("owner", "worker_id");
 * }</pre>
 *
 * <p>Beside these a table has a column {@code sequence}, the row's {@link Places place} in every
 * list, and may have others that the API does not know: a row is read and written with as many of
 * those as a caller names. Immutable.
 *
 * @param <T> the type of the API
 */
final class Entity<T extends SdkPojo> {
  /** In every statement that reads rows the first; those of the members follow. */
  static final String SEQUENCE = "sequence";

  private static final int FIRST_MEMBER = 2;

  private final String table;
  private final Structure structure;
  private final Map<Column<String>, Function<T, String>> derived;
  private final List<String> key;
  private final List<String> names = new ArrayList<>();

  private Entity(
      String table,
      Structure structure,
      Map<Column<String>, Function<T, String>> derived,
      List<String> key) {
    this.table = table;
    this.structure = structure;
    this.derived = derived;
    this.key = key;
    structure.place(names);
  }

  /**
   * Begins a declaration.
   *
   * @param builder makes builders of the type
   */
  static <T extends SdkPojo, B extends SdkPojo & SdkBuilder<B, T>> Declaration<T> of(
      String table, Supplier<B> builder) {
    return new Declaration<>(table, builder);
  }

  /** Collects the columns of an entity. */
  static final class Declaration<T extends SdkPojo> {
    private final String table;
    private final Structure structure;
    private final Map<Column<String>, Function<T, String>> derived = new LinkedHashMap<>();

    private Declaration(String table, Supplier<? extends SdkPojo> builder) {
      this.table = table;
      this.structure = new Structure(builder);
    }

    /**
     * Members in columns of their own names: WorkerId in {@code worker_id}, GrantTime in {@code
     * grant_second} and {@code grant_nano}.
     */
    Declaration<T> members(String... names) {
      for (String name : names) {
        member(name, columnName(name));
      }
      return this;
    }

    /**
     * A member in a column of another name.
     *
     * @param path of a nested one {@code LocaleValue.Country}; the structure around it is absent
     *     where all its columns are null
     * @param column of a time without {@code _second} and {@code _nano}
     */
    Declaration<T> member(String path, String column) {
      structure.add(List.of(path.split("\\.", -1)), column);
      return this;
    }

    /** A member that is a structure, as a whole in one column. */
    Declaration<T> whole(String member, String column) {
      structure.addWhole(member, column);
      return this;
    }

    /** A column that follows from the members, and is written with them. */
    Declaration<T> derived(String column, Function<T, String> value) {
      derived.put(Column.text(column), value);
      return this;
    }

    /**
     * Ends the declaration.
     *
     * @param columns which no two rows have the same values in
     */
    Entity<T> keyedBy(String... columns) {
      return new Entity<>(table, structure, derived, List.of(columns));
    }

    private static String columnName(String member) {
      return member
          .replaceFirst("(?<=.)Time$", "")
          .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
          .toLowerCase(Locale.ROOT);
    }
  }

  String table() {
    return table;
  }

  /** Reads rows, with those columns too. */
  String select(List<Column<?>> more) {
    return "SELECT "
        + Stream.of(Stream.of(SEQUENCE), names.stream(), names(more))
            .flatMap(Function.identity())
            .collect(Collectors.joining(", "))
        + " FROM "
        + table;
  }

  /** The row that a statement of {@link #select} stands on. */
  Row<T> read(ResultSet row, List<Column<?>> more, Dialect dialect) throws SQLException {
    @SuppressWarnings("unchecked")
    T item = (T) structure.read(row, dialect);
    List<Column.Value<?>> values = new ArrayList<>(more.size());
    int index = FIRST_MEMBER + names.size();
    for (Column<?> column : more) {
      values.add(value(column, row, index, dialect));
      index += column.names().size();
    }
    return new Row<>(item, values);
  }

  private static <V> Column.Value<V> value(
      Column<V> column, ResultSet row, int index, Dialect dialect) throws SQLException {
    return column.of(column.read(row, index, dialect));
  }

  /**
   * Inserts a row like that one.
   *
   * @param place an expression
   */
  String insert(Row<T> like, String place) {
    List<String> columns = written(like).toList();
    return "INSERT INTO "
        + table
        + " (sequence, "
        + String.join(", ", columns)
        + ") VALUES ("
        + place
        + ", "
        + columns.stream().map(Entity::parameter).collect(Collectors.joining(", "))
        + ")";
  }

  /**
   * Inserts a row like that one unless there is one of its key.
   *
   * @param place an expression
   */
  String insertNew(Row<T> like, String place) {
    return insert(like, place) + onConflict() + "NOTHING";
  }

  /**
   * Inserts a row like that one, or changes all its columns in the one of its key.
   *
   * @param place an expression
   */
  String put(Row<T> like, String place) {
    return insert(like, place)
        + onConflict()
        + "UPDATE SET "
        + written(like)
            .filter(column -> !key.contains(column))
            .map(column -> column + " = excluded." + column)
            .collect(Collectors.joining(", "));
  }

  private String onConflict() {
    return " ON CONFLICT (" + String.join(", ", key) + ") DO ";
  }

  /** Changes all columns of a row like that one where the key is the same. */
  String update(Row<T> like) {
    return "UPDATE "
        + table
        + " SET "
        + assignments(written(like).filter(column -> !key.contains(column)))
        + " WHERE "
        + key.stream()
            .map(column -> column + " = " + parameter(column))
            .collect(Collectors.joining(" AND "));
  }

  /** Finds the row of the key of another. */
  Condition sameKey(Row<T> row) {
    Condition condition = Condition.ALL;
    for (String column : key) {
      condition = condition.and(column + " = :" + column, column, keyValue(row, column));
    }
    return condition;
  }

  /** Finds the rows of the key of another, as far as that has one. */
  Condition partOfKey(Row<T> row) {
    Condition condition = Condition.ALL;
    for (String column : key) {
      Optional<Object> value = value(row, column);
      if (value.isPresent()) {
        condition = condition.and(column + " = :" + column, column, value.get());
      }
    }
    return condition;
  }

  private Object keyValue(Row<T> row, String column) {
    return value(row, column)
        .orElseThrow(() -> new IllegalArgumentException("A row has no " + column));
  }

  private Optional<Object> value(Row<T> row, String column) {
    return structure
        .value(row.item(), column)
        .or(
            () ->
                row.values().stream()
                    .filter(value -> value.column().names().contains(column))
                    .findFirst()
                    .map(Column.Value::value));
  }

  /** Changes columns that the API does not know. */
  String set(List<Column.Value<?>> values) {
    return "UPDATE " + table + " SET " + assignments(names(columns(values)));
  }

  private static String assignments(Stream<String> columns) {
    return columns
        .map(column -> column + " = " + parameter(column))
        .collect(Collectors.joining(", "));
  }

  private static String parameter(String column) {
    return ":" + Column.parameter(column);
  }

  /** The columns that writing a row like that one writes. */
  private Stream<String> written(Row<T> like) {
    return Stream.of(names.stream(), names(derived.keySet()), names(columns(like.values())))
        .flatMap(Function.identity());
  }

  private static Stream<String> names(Iterable<? extends Column<?>> columns) {
    List<String> names = new ArrayList<>();
    columns.forEach(column -> names.addAll(column.names()));
    return names.stream();
  }

  private static List<Column<?>> columns(List<Column.Value<?>> values) {
    return values.stream().<Column<?>>map(Column.Value::column).toList();
  }

  /** Binds what a row has in its columns. */
  void bind(SqlStatement<?> statement, Row<T> row, Dialect dialect) {
    structure.bind(statement, row.item(), dialect);
    derived.forEach((column, value) -> column.bind(statement, value.apply(row.item()), dialect));
    row.values().forEach(value -> value.bind(statement, dialect));
  }

  /** A structure of the SDK: its members with columns, and the structures in it. */
  private static final class Structure {
    private final Supplier<? extends SdkPojo> builder;
    private final List<SdkField<?>> fields;
    private final List<Member> members = new ArrayList<>();
    private final Map<SdkField<?>, Structure> nested = new LinkedHashMap<>();
    private int first;

    Structure(Supplier<? extends SdkPojo> builder) {
      this.builder = builder;
      this.fields = builder.get().sdkFields();
    }

    private record Member(SdkField<?> field, Column<?> column) {}

    void add(List<String> path, String column) {
      SdkField<?> field = field(path.get(0));
      if (path.size() > 1) {
        nested
            .computeIfAbsent(field, outer -> new Structure(outer.constructor()))
            .add(path.subList(1, path.size()), column);
      } else {
        members.add(new Member(field, Column.of(column, builder, field)));
      }
    }

    void addWhole(String member, String column) {
      SdkField<?> field = field(member);
      members.add(new Member(field, Column.json(column, builder, field)));
    }

    private SdkField<?> field(String name) {
      return fields.stream()
          .filter(field -> field.memberName().equals(name))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("There is no member " + name));
    }

    /** Takes the places of its columns in what is read. */
    void place(List<String> names) {
      first = FIRST_MEMBER + names.size();
      members.forEach(member -> names.addAll(member.column.names()));
      nested.values().forEach(structure -> structure.place(names));
    }

    Object read(ResultSet row, Dialect dialect) throws SQLException {
      SdkPojo target = builder.get();
      fill(target, row, dialect);
      return ((Buildable) target).build();
    }

    /** Whether any of it is there. */
    private boolean fill(SdkPojo target, ResultSet row, Dialect dialect) throws SQLException {
      boolean isThere = false;
      int index = first;
      for (Member member : members) {
        @Nullable Object value = member.column.read(row, index, dialect);
        index += member.column.names().size();
        if (value != null) {
          member.field.set(target, value);
          isThere = true;
        }
      }
      for (Map.Entry<SdkField<?>, Structure> each : nested.entrySet()) {
        SdkPojo inner = each.getValue().builder.get();
        if (each.getValue().fill(inner, row, dialect)) {
          each.getKey().set(target, ((Buildable) inner).build());
          isThere = true;
        }
      }
      return isThere;
    }

    Optional<Object> value(Object item, String column) {
      return members.stream()
          .filter(member -> member.column.names().contains(column))
          .findFirst()
          .map(member -> member.field.getValueOrDefault(item));
    }

    void bind(SqlStatement<?> statement, @Nullable Object item, Dialect dialect) {
      for (Member member : members) {
        member.column.bind(
            statement, item == null ? null : member.field.getValueOrDefault(item), dialect);
      }
      nested.forEach(
          (field, structure) ->
              structure.bind(
                  statement, item == null ? null : field.getValueOrDefault(item), dialect));
    }
  }
}
