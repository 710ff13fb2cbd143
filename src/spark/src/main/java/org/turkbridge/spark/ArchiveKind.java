package org.turkbridge.spark;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;
import software.amazon.awssdk.services.mturk.model.QualificationType;

/** What archives hold that can be rows. Its columns are the members of the current model. */
enum ArchiveKind {
  QUALIFICATION_REQUEST("QualificationRequest", QualificationRequest::builder),
  QUALIFICATION_TYPE("QualificationType", QualificationType::builder),
  QUALIFICATION("Qualification", Qualification::builder);

  private final String label;

  @SuppressWarnings("ImmutableEnumChecker") // The SDK's fields never change.
  private final List<SdkField<?>> members;

  ArchiveKind(String label, Supplier<SdkPojo> builder) {
    this.label = label;
    this.members = List.copyOf(builder.get().sdkFields());
  }

  static ArchiveKind of(String label) {
    return Arrays.stream(values())
        .filter(kind -> kind.label.equalsIgnoreCase(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Arrays.stream(values())
                        .map(ArchiveKind::label)
                        .collect(
                            Collectors.joining(", ", "kind must be one of ", ", not " + label))));
  }

  /** Its name in the API. */
  String label() {
    return label;
  }

  /** All its members, in the order of the API. */
  StructType schema() {
    return schema(members);
  }

  /** The member of that name; empty if it has none. */
  Optional<SdkField<?>> member(String name) {
    return members.stream().filter(member -> member.locationName().equals(name)).findFirst();
  }

  private static StructType schema(List<SdkField<?>> members) {
    return new StructType(
        members.stream()
            .map(member -> DataTypes.createStructField(member.locationName(), type(member), true))
            .toArray(StructField[]::new));
  }

  /** What a member is in Spark. */
  static DataType type(SdkField<?> member) {
    MarshallingType<?> type = member.marshallingType();
    if (type == MarshallingType.STRING) {
      return DataTypes.StringType;
    }
    if (type == MarshallingType.INSTANT) {
      return DataTypes.TimestampType;
    }
    if (type == MarshallingType.INTEGER) {
      return DataTypes.IntegerType;
    }
    if (type == MarshallingType.LONG) {
      return DataTypes.LongType;
    }
    if (type == MarshallingType.BOOLEAN) {
      return DataTypes.BooleanType;
    }
    if (type == MarshallingType.SDK_POJO) {
      return schema(member.constructor().get().sdkFields());
    }
    throw new IllegalStateException("no type of Spark for " + member.locationName());
  }
}
