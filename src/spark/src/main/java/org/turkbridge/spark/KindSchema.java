package org.turkbridge.spark;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.json.SdkMembers;
import software.amazon.awssdk.core.SdkField;

/** The columns of a kind of record: the members of the current model. */
final class KindSchema {
  private KindSchema() {}

  /**
   * The kind of that name, capitalised in any way.
   *
   * @throws IllegalArgumentException that names those there are
   */
  static RecordKind kind(String label) {
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
