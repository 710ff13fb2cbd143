package org.turkbridge.spark;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.connector.catalog.MetadataColumn;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** A column beside those of the model. */
enum ExtraColumn {
  FILE("_file", DataTypes.StringType, "the document, that of an archive a.zip!/b.xml"),
  OFFSET(
      "_offset",
      DataTypes.LongType,
      "of the record's first byte in its unpacked document, counted from 0"),
  RECORD("_record", DataTypes.LongType, "which of the document's records it is, counted from 1"),
  LINE("_line", DataTypes.IntegerType, "where the record begins, counted from 1"),
  KIND("_kind", DataTypes.StringType, "the kind of the record, such as HIT"),
  JSON("_json", DataTypes.StringType, "the record as a line of convert --to jsonl"),
  CORRUPT_RECORD("_corrupt_record", DataTypes.StringType, "a reject as it stands there"),
  CAUSE("_cause", DataTypes.StringType, "why it is rejected, and the remedy"),
  CAUSE_KIND("_cause_kind", DataTypes.StringType, "the kind of cause"),
  REJECT("_reject", DataTypes.StringType, "a reject as a line of convert's --rejects");

  private final String label;

  @SuppressWarnings("ImmutableEnumChecker") // Spark's types never change.
  private final DataType type;

  private final String meaning;

  ExtraColumn(String label, DataType type, String meaning) {
    this.label = label;
    this.type = type;
    this.meaning = meaning;
  }

  static Optional<ExtraColumn> of(String name) {
    return Arrays.stream(values()).filter(column -> column.label.equals(name)).findFirst();
  }

  static List<String> labels() {
    return Arrays.stream(values()).map(ExtraColumn::label).toList();
  }

  /** Whether any query may ask for it; else only one whose schema has it. */
  boolean isMetadata() {
    return compareTo(CORRUPT_RECORD) < 0;
  }

  /** Whether a schema that has it asks for rejects as rows. */
  boolean asksForRejects() {
    return !isMetadata();
  }

  /** As Spark is told of it. */
  MetadataColumn metadata() {
    return new MetadataColumn() {
      @Override
      public String name() {
        return label;
      }

      @Override
      public DataType dataType() {
        return type;
      }

      @Override
      public String comment() {
        return meaning;
      }
    };
  }

  /** Its name in queries. */
  String label() {
    return label;
  }

  DataType type() {
    return type;
  }
}
