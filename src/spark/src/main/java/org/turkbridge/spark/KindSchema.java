package org.turkbridge.spark;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.json.SdkMembers;
import software.amazon.awssdk.core.SdkField;

/**
 * The columns of records: of one kind the members of the current model, of several kinds a column
 * each, a structure of these members.
 */
final class KindSchema {
  static final String ALL = "all";

  private KindSchema() {}

  /**
   * The kinds of these names, capitalised in any way, with commas between them, or all.
   *
   * @throws IllegalArgumentException that names those there are
   */
  static Set<RecordKind> kinds(String labels) {
    EnumSet<RecordKind> kinds = EnumSet.noneOf(RecordKind.class);
    for (String each : labels.split(",", -1)) {
      String label = each.strip();
      if (label.equalsIgnoreCase(ALL)) {
        kinds.addAll(EnumSet.allOf(RecordKind.class));
      } else {
        kinds.add(kind(label));
      }
    }
    return Collections.unmodifiableSet(kinds);
  }

  /** As {@link #kinds} takes them. */
  static String words(Set<RecordKind> kinds) {
    return kinds.stream().map(RecordKind::label).collect(Collectors.joining(","));
  }

  private static RecordKind kind(String label) {
    return Arrays.stream(RecordKind.values())
        .filter(kind -> kind.label().equalsIgnoreCase(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Arrays.stream(RecordKind.values())
                        .map(RecordKind::label)
                        .collect(
                            Collectors.joining(", ", "kind must be one of ", ", not " + label))));
  }

  /** All columns of such records. */
  static StructType of(Set<RecordKind> kinds) {
    return kinds.size() == 1
        ? of(kinds.iterator().next())
        : new StructType(
            kinds.stream()
                .map(kind -> DataTypes.createStructField(kind.label(), of(kind), true))
                .toArray(StructField[]::new));
  }

  /** All columns, in the order of the API. */
  static StructType of(RecordKind kind) {
    return of(kind.members());
  }

  /** The member of that name; empty if there is none. */
  static Optional<SdkField<?>> member(RecordKind kind, String name) {
    return SdkMembers.named(name, kind.members());
  }

  private static StructType of(List<SdkField<?>> members) {
    return new StructType(
        members.stream()
            .map(member -> DataTypes.createStructField(member.locationName(), type(member), true))
            .toArray(StructField[]::new));
  }

  /** What a member is in Spark. */
  static DataType type(SdkField<?> member) {
    return switch (SdkMembers.type(member)) {
      case STRING -> DataTypes.StringType;
      case INSTANT -> DataTypes.TimestampType;
      case INTEGER -> DataTypes.IntegerType;
      case LONG -> DataTypes.LongType;
      case BOOLEAN -> DataTypes.BooleanType;
      case SDK_POJO -> of(SdkMembers.structure(member));
      case LIST -> DataTypes.createArrayType(type(SdkMembers.element(member)), false);
      default -> throw new IllegalStateException("no type of Spark for " + member.locationName());
    };
  }
}
