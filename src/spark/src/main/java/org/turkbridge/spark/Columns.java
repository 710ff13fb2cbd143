package org.turkbridge.spark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.ArrayType;
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
import org.turkbridge.json.SdkMembers;
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

  /** What Spark holds of a value of the model; of null null. */
  private interface Value {
    @Nullable Object of(@Nullable Object value);
  }

  /**
   * @param required of the kinds' columns and the others, as {@link #check} lets them pass
   */
  Columns(Set<RecordKind> kinds, StructType required) {
    this.columns = new Column[required.fields().length];
    for (int i = 0; i < columns.length; i++) {
      StructField field = required.fields()[i];
      Optional<ExtraColumn> extra = ExtraColumn.of(field.name());
      if (extra.isPresent()) {
        columns[i] = extra(extra.get());
      } else if (kinds.size() == 1) {
        Value value = member(kinds.iterator().next().members(), field);
        columns[i] = found -> found.accepted() == null ? null : value.of(found.accepted());
      } else {
        RecordKind kind = RecordKind.labelled(field.name()).orElseThrow();
        Value value = structure(kind.members(), (StructType) field.dataType());
        columns[i] = found -> found.kind() == kind ? value.of(found.accepted()) : null;
      }
    }
  }

  /**
   * Refuses a schema that no archive has.
   *
   * @throws IllegalArgumentException that names the column and those there are
   */
  static void check(Set<RecordKind> kinds, StructType schema) {
    StructType all = KindSchema.of(kinds);
    String asked =
        kinds.size() == 1
            ? kinds.iterator().next().oneLabel()
            : "a reading of " + KindSchema.words(kinds);
    for (StructField field : schema.fields()) {
      DataType type =
          Stream.of(all.fields())
              .filter(column -> column.name().equals(field.name()))
              .map(StructField::dataType)
              .findFirst()
              .or(() -> ExtraColumn.of(field.name()).map(ExtraColumn::type))
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "%s has no column %s; its columns are %s, and %s"
                              .formatted(
                                  asked,
                                  field.name(),
                                  String.join(", ", all.fieldNames()),
                                  String.join(", ", ExtraColumn.labels()))));
      if (!type.equals(field.dataType())) {
        throw new IllegalArgumentException(
            "the column %s of %s is %s, not %s"
                .formatted(field.name(), asked, type.sql(), field.dataType().sql()));
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

  private static Column extra(ExtraColumn column) {
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
            found.kind() == null || found.accepted() == null
                ? null
                : UTF8String.fromBytes(line.of(found.kind(), found.accepted()));
      }
      case KIND -> found -> text(found.kind() == null ? null : found.kind().label());
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

  /** A member of those, in the part that is wanted of it. */
  private static Value member(List<SdkField<?>> members, StructField wanted) {
    SdkField<?> member = SdkMembers.named(wanted.name(), members).orElseThrow();
    Value value = value(member, wanted.dataType());
    return holder -> value.of(member.getValueOrDefault((SdkPojo) holder));
  }

  /** Of a structure, the members that are wanted; a query may leave out some. */
  private static Value structure(List<SdkField<?>> members, StructType wanted) {
    Value[] values =
        Stream.of(wanted.fields()).map(field -> member(members, field)).toArray(Value[]::new);
    return holder -> {
      if (holder == null) {
        return null;
      }
      Object[] row = new Object[values.length];
      for (int i = 0; i < row.length; i++) {
        row[i] = values[i].of(holder);
      }
      return new GenericInternalRow(row);
    };
  }

  private static Value value(SdkField<?> member, DataType wanted) {
    return switch (SdkMembers.type(member)) {
      case STRING -> {
        SameText text = new SameText();
        yield value -> value == null ? null : text.of((String) value);
      }
      case INSTANT -> value -> value == null ? null : micros((Instant) value);
      case SDK_POJO -> structure(SdkMembers.structure(member), (StructType) wanted);
      case LIST -> {
        Value element = value(SdkMembers.element(member), ((ArrayType) wanted).elementType());
        yield value ->
            value == null || value instanceof SdkAutoConstructList
                ? null
                : new GenericArrayData(((List<?>) value).stream().map(element::of).toArray());
      }
      default -> value -> value;
    };
  }

  private static long micros(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), MICROS), instant.getNano() / NANOS);
  }
}
