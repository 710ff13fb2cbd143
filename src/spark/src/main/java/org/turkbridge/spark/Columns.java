package org.turkbridge.spark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.RawRecord;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.csv.Surrogates;
import org.turkbridge.archive.json.RejectLines;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;

/** Makes rows of what is found, with the columns that a query asks for and no others. */
final class Columns {
  private static final long MICROS = 1_000_000;
  private static final int NANOS = 1000;

  private final Column[] columns;

  /** One of them. */
  private interface Column {
    @Nullable Object of(RecordOrReject found);
  }

  /**
   * @param required of the kind's columns and the others, as {@link #check} lets them pass
   */
  Columns(RecordKind kind, StructType required) {
    this.columns = new Column[required.fields().length];
    for (int i = 0; i < columns.length; i++) {
      String name = required.fields()[i].name();
      Optional<SdkField<?>> member = KindSchema.member(kind, name);
      columns[i] =
          member.isPresent()
              ? new Member(member.get())
              : extra(kind, ExtraColumn.of(name).orElseThrow());
    }
  }

  /**
   * Refuses a schema that no archive has.
   *
   * @throws IllegalArgumentException that names the column and those there are
   */
  static void check(RecordKind kind, StructType schema) {
    for (StructField field : schema.fields()) {
      DataType type =
          KindSchema.member(kind, field.name())
              .map(KindSchema::type)
              .or(() -> ExtraColumn.of(field.name()).map(ExtraColumn::type))
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "a %s has no column %s; its columns are %s, and %s"
                              .formatted(
                                  kind.label(),
                                  field.name(),
                                  String.join(", ", KindSchema.of(kind).fieldNames()),
                                  String.join(", ", ExtraColumn.labels()))));
      if (!type.equals(field.dataType())) {
        throw new IllegalArgumentException(
            "the column %s of a %s is %s, not %s"
                .formatted(field.name(), kind.label(), type.sql(), field.dataType().sql()));
      }
    }
  }

  /** Whether a schema has that column. */
  static boolean has(StructType schema, ExtraColumn column) {
    return List.of(schema.fieldNames()).contains(column.label());
  }

  /** A new row. */
  InternalRow row(RecordOrReject found) {
    Object[] values = new Object[columns.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = columns[i].of(found);
    }
    return new GenericInternalRow(values);
  }

  private static Column extra(RecordKind kind, ExtraColumn column) {
    return switch (column) {
      case FILE -> {
        SameText file = new SameText();
        yield found -> file.of(found.place().file());
      }
      case OFFSET -> RecordOrReject::offset;
      case RECORD -> found -> found.place().record() == 0 ? null : found.place().record();
      case LINE -> found -> found.place().line();
      case JSON -> {
        JsonLine line = new JsonLine();
        yield found ->
            found.accepted() == null ? null : UTF8String.fromBytes(line.of(kind, found.accepted()));
      }
      case CORRUPT_RECORD -> found -> raw(found.refusal());
      case CAUSE -> found -> text(found.refusal() == null ? null : found.refusal().cause());
      case REJECT -> {
        RejectLines lines = new RejectLines();
        yield found -> text(line(lines, found.refusal()));
      }
      case CAUSE_KIND ->
          found -> text(found.refusal() == null ? null : found.refusal().kind().label());
    };
  }

  private static @Nullable Object raw(@Nullable Refusal refusal) {
    @Nullable RawRecord raw = refusal == null ? null : refusal.raw();
    return raw == null
        ? null
        : text(raw.text().orElseGet(() -> new String(raw.bytes(), raw.charset())));
  }

  private static @Nullable String line(RejectLines lines, @Nullable Refusal refusal) {
    if (refusal == null) {
      return null;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      lines.write(refusal, out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return out.toString(StandardCharsets.UTF_8).stripTrailing();
  }

  /** What UTF-8 cannot hold, as JSON may, is U+FFFD. */
  private static @Nullable UTF8String text(@Nullable String text) {
    if (text == null) {
      return null;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return isAscii(text, bytes) || Surrogates.firstLone(text) < 0
        ? UTF8String.fromBytes(bytes)
        : UTF8String.fromString(Surrogates.replaceLone(text));
  }

  /** The JDK compares the bytes of a text several at a time. */
  private static boolean isAscii(String text, byte[] encoded) {
    return encoded.length == text.length()
        && text.equals(new String(encoded, StandardCharsets.ISO_8859_1));
  }

  /** A text that is often the same as the one before. */
  private static final class SameText {
    private @Nullable String last;
    private @Nullable UTF8String bytes;

    @Nullable UTF8String of(String value) {
      if (!value.equals(last)) {
        last = value;
        bytes = text(value);
      }
      return bytes;
    }
  }

  /** A member of the model. */
  private static final class Member implements Column {
    private final SdkField<?> field;
    private final SameText text = new SameText();

    Member(SdkField<?> field) {
      this.field = field;
    }

    @Override
    public @Nullable Object of(RecordOrReject found) {
      @Nullable SdkPojo record = found.accepted();
      return record == null ? null : value(field, record);
    }

    private @Nullable Object value(SdkField<?> member, SdkPojo of) {
      return value(member.getValueOrDefault(of));
    }

    private @Nullable Object value(@Nullable Object value) {
      if (value instanceof String string) {
        return text.of(string);
      }
      if (value instanceof Instant instant) {
        return Math.addExact(
            Math.multiplyExact(instant.getEpochSecond(), MICROS), instant.getNano() / NANOS);
      }
      if (value instanceof SdkPojo inner) {
        return new GenericInternalRow(
            inner.sdkFields().stream().map(part -> value(part, inner)).toArray());
      }
      if (value instanceof SdkAutoConstructList) {
        return null;
      }
      return value instanceof List<?> list
          ? new GenericArrayData(list.stream().map(this::value).toArray())
          : value;
    }
  }
}
