package org.turkbridge.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.get_json_object;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.turkbridge.archive.RecordKind;

/**
 * Writes records of one kind into a folder.
 *
 * @param isMonthly whether there is a folder for each month of the time of a kind that has one
 */
record RecordOutput(Form form, boolean isMonthly, SaveMode mode) {
  static final String MONTH = "month";

  /** Of what became of a record; of none there are two. */
  private static final List<String> TIMES =
      List.of("SubmitTime", "CreationTime", "GrantTime", "EventTimestamp");

  /** The forms of output. */
  enum Form {
    PARQUET,
    ORC,
    JSONL,
    CSV
  }

  /** The member by whose month records of that kind may be divided; empty if there is none. */
  static Optional<String> time(RecordKind kind) {
    return TIMES.stream().filter(time -> KindSchema.member(kind, time).isPresent()).findFirst();
  }

  /** Whether nothing but the lines of the records is wanted of them. */
  boolean isOfLines() {
    return form == Form.JSONL && !isMonthly;
  }

  /**
   * @param records with the columns of the kind, unless {@link #isOfLines}, and with that of their
   *     lines if the form needs it
   */
  void write(RecordKind kind, Dataset<Row> records, String folder) {
    StructType members = KindSchema.of(kind);
    switch (form) {
      case PARQUET -> writer(kind, records, columns(members)).parquet(folder);
      case ORC -> writer(kind, records, columns(members)).orc(folder);
      case CSV ->
          writer(kind, records, texts(members, ""))
              .option("header", true)
              .option("escape", "\"")
              .option("emptyValue", "\"\"")
              .option("ignoreLeadingWhiteSpace", false)
              .option("ignoreTrailingWhiteSpace", false)
              .csv(folder);
      case JSONL ->
          writer(kind, records, Stream.of(col(ExtraColumn.JSON.label())))
              .option("compression", JsonLinesCodec.class.getName())
              .text(folder);
    }
  }

  private DataFrameWriter<Row> writer(
      RecordKind kind, Dataset<Row> records, Stream<Column> columns) {
    Optional<Column> month =
        isMonthly
            ? time(kind).map(time -> date_format(col(time), "yyyy-MM").as(MONTH))
            : Optional.empty();
    DataFrameWriter<Row> writer =
        records
            .select(Stream.concat(columns, month.stream()).toArray(Column[]::new))
            .write()
            .mode(mode);
    return month.isPresent() ? writer.partitionBy(MONTH) : writer;
  }

  private static Stream<Column> columns(StructType members) {
    return Stream.of(members.fieldNames()).map(name -> col(name));
  }

  /**
   * Columns that a table of texts can hold: times as convert writes them, structures in parts, and
   * lists in JSON, as they stand in the lines of convert.
   */
  private static Stream<Column> texts(StructType schema, String prefix) {
    return Stream.of(schema.fields())
        .flatMap(
            field -> {
              String name = prefix + field.name();
              return field.dataType() instanceof StructType inner
                  ? texts(inner, name + ".")
                  : Stream.of(text(field.dataType(), name).as(name));
            });
  }

  private static Column text(DataType type, String name) {
    if (type instanceof ArrayType) {
      return get_json_object(col(ExtraColumn.JSON.label()), "$." + name);
    }
    return type.equals(DataTypes.TimestampType) ? iso8601(col(name)) : col(name);
  }

  /** A fraction only if there is one, without trailing zeros. */
  private static Column iso8601(Column time) {
    return concat(
        regexp_replace(date_format(time, "yyyy-MM-dd'T'HH:mm:ss.SSSSSS"), "\\.0+$|0+$", ""),
        lit("Z"));
  }
}
