package org.turkbridge.local.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.turkbridge.json.SdkJsonReader;
import org.turkbridge.json.SdkJsonWriter;
import org.turkbridge.json.SdkMembers;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * What a table keeps of each row under one name: in a column, or, for a time, in two.
 *
 * @param <V> the type of its values; any may be null
 */
final class Column<V> {
  private final Form<V> form;
  private final List<String> names;
  private final List<String> parameters;

  private Column(String name, Form<V> form) {
    this.form = form;
    this.names = form.suffixes().stream().map(suffix -> name + suffix).toList();
    this.parameters = names.stream().map(Column::parameter).toList();
  }

  static Column<String> text(String name) {
    return new Column<>(name, new Text());
  }

  static Column<Integer> integer(String name) {
    return new Column<>(name, new Single<>(Types.INTEGER, ResultSet::getInt));
  }

  static Column<Long> number(String name) {
    return new Column<>(name, new Single<>(Types.BIGINT, ResultSet::getLong));
  }

  static Column<Boolean> flag(String name) {
    return new Column<>(name, new Single<>(Types.BOOLEAN, ResultSet::getBoolean));
  }

  /** In {@code <name>_second} since 1970 and {@code <name>_nano}, so that no fraction is lost. */
  static Column<Instant> time(String name) {
    return new Column<>(name, new SecondAndNano());
  }

  /** A structure or list of the SDK as JSON: of a member of some type. */
  static <V> Column<V> json(String name, Supplier<? extends SdkPojo> builder, SdkField<V> member) {
    return new Column<>(name, new Json<>(builder, member));
  }

  /**
   * The column of a member of a type.
   *
   * @param builder makes builders of that type
   * @throws IllegalArgumentException if such members are not kept in columns
   */
  static Column<?> of(String name, Supplier<? extends SdkPojo> builder, SdkField<?> member) {
    MarshallingKnownType type = SdkMembers.type(member);
    return switch (type) {
      case STRING -> text(name);
      case INTEGER -> integer(name);
      case LONG -> number(name);
      case BOOLEAN -> flag(name);
      case INSTANT -> time(name);
      case LIST -> json(name, builder, member);
      default -> throw new IllegalArgumentException("No column holds a " + type + ": " + name);
    };
  }

  /** As the table has them. */
  List<String> names() {
    return names;
  }

  /** The value in a row whose columns of this one begin at an index. */
  @Nullable V read(ResultSet row, int first, Dialect dialect) throws SQLException {
    return form.read(row, first, dialect);
  }

  /** Binds a value of this column, to parameters named as {@link #parameter} says. */
  @SuppressWarnings("unchecked")
  void bind(SqlStatement<?> statement, @Nullable Object value, Dialect dialect) {
    form.bind(statement, parameters, (V) value, dialect);
  }

  /** The parameter for the new content of a column. */
  static String parameter(String column) {
    return "new_" + column;
  }

  /** A value for this column. */
  Value<V> of(@Nullable V value) {
    return new Value<>(this, value);
  }

  /** A column and what is in it. */
  record Value<V>(Column<V> column, @Nullable V value) {
    void bind(SqlStatement<?> statement, Dialect dialect) {
      column.bind(statement, value, dialect);
    }
  }

  /** How values are laid down in columns. */
  private interface Form<V> {
    /** What is appended to the name, of each column. */
    List<String> suffixes();

    @Nullable V read(ResultSet row, int first, Dialect dialect) throws SQLException;

    void bind(
        SqlStatement<?> statement, List<String> parameters, @Nullable V value, Dialect dialect);
  }

  private interface Getter<V> {
    V get(ResultSet row, int index) throws SQLException;
  }

  private record Text() implements Form<String> {
    @Override
    public List<String> suffixes() {
      return List.of("");
    }

    @Override
    public @Nullable String read(ResultSet row, int first, Dialect dialect) throws SQLException {
      return dialect.read(row.getString(first));
    }

    @Override
    public void bind(
        SqlStatement<?> statement,
        List<String> parameters,
        @Nullable String value,
        Dialect dialect) {
      statement.bindBySqlType(
          parameters.get(0), value == null ? null : dialect.stored(value), Types.VARCHAR);
    }
  }

  private record Single<V>(int sqlType, Getter<V> getter) implements Form<V> {
    @Override
    public List<String> suffixes() {
      return List.of("");
    }

    @Override
    public @Nullable V read(ResultSet row, int first, Dialect dialect) throws SQLException {
      V value = getter.get(row, first);
      return row.wasNull() ? null : value;
    }

    @Override
    public void bind(
        SqlStatement<?> statement, List<String> parameters, @Nullable V value, Dialect dialect) {
      statement.bindBySqlType(parameters.get(0), value, sqlType);
    }
  }

  /** An object of JSON that has the member alone. */
  private record Json<V>(Supplier<? extends SdkPojo> builder, SdkField<V> member)
      implements Form<V> {
    private static final JsonFactory JSON = new JsonFactory();
    private static final SdkJsonReader.Checks AS_WRITTEN =
        (path, wanted, value) -> {
          throw new IllegalStateException("The store has no " + wanted + " at " + path);
        };

    @Override
    public List<String> suffixes() {
      return List.of("");
    }

    @Override
    public @Nullable V read(ResultSet row, int first, Dialect dialect) throws SQLException {
      @Nullable String text = dialect.read(row.getString(first));
      if (text == null) {
        return null;
      }
      SdkPojo holder = builder.get();
      try (JsonParser json = JSON.createParser(text)) {
        json.nextToken();
        SdkJsonReader.fill(
            holder, SdkJsonReader.members(json, List.<SdkField<?>>of(member)), AS_WRITTEN);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return member.getValueOrDefault(((Buildable) holder).build());
    }

    @Override
    public void bind(
        SqlStatement<?> statement, List<String> parameters, @Nullable V value, Dialect dialect) {
      boolean isAbsent = value == null || value instanceof SdkAutoConstructList;
      statement.bindBySqlType(
          parameters.get(0), isAbsent ? null : dialect.stored(text(value)), Types.VARCHAR);
    }

    private String text(@Nullable V value) {
      SdkPojo holder = builder.get();
      member.set(holder, value);
      return SdkJsonWriter.text((SdkPojo) ((Buildable) holder).build());
    }
  }

  private record SecondAndNano() implements Form<Instant> {
    @Override
    public List<String> suffixes() {
      return List.of("_second", "_nano");
    }

    @Override
    public @Nullable Instant read(ResultSet row, int first, Dialect dialect) throws SQLException {
      long second = row.getLong(first);
      return row.wasNull() ? null : Instant.ofEpochSecond(second, row.getInt(first + 1));
    }

    @Override
    public void bind(
        SqlStatement<?> statement,
        List<String> parameters,
        @Nullable Instant value,
        Dialect dialect) {
      statement
          .bindBySqlType(
              parameters.get(0), value == null ? null : value.getEpochSecond(), Types.BIGINT)
          .bindBySqlType(parameters.get(1), value == null ? null : value.getNano(), Types.INTEGER);
    }
  }
}
