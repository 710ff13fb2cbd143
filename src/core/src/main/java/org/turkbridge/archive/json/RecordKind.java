package org.turkbridge.archive.json;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.RecordParts;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;
import software.amazon.awssdk.services.mturk.model.QualificationType;

/** What an object can be. */
enum RecordKind {
  REQUEST(
      "request",
      QualificationRequest::builder,
      RecordParts.Layout.of(
          "record",
          names(QualificationRequest.builder()),
          List.of("QualificationRequestId", "QualificationTypeId", "SubmitTime"),
          new RecordParts.OtherName("WorkerId", "SubjectId", "current", "legacy"))),
  TYPE("QualificationType", QualificationType::builder, "Name"),
  QUALIFICATION("Qualification", Qualification::builder, "WorkerId");

  static final Set<RecordKind> ALL = Collections.unmodifiableSet(EnumSet.allOf(RecordKind.class));

  private static final Map<String, RecordKind> LISTS =
      Map.of(
          "QualificationRequests", REQUEST,
          "QualificationTypes", TYPE,
          "Qualifications", QUALIFICATION);
  private static final Map<String, RecordKind> SINGLES =
      Map.of(
          "QualificationRequest", REQUEST,
          "QualificationType", TYPE,
          "Qualification", QUALIFICATION);

  private final String label;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Supplier<SdkPojo> builder;

  @SuppressWarnings("ImmutableEnumChecker")
  private final RecordParts.Layout layout;

  RecordKind(String label, Supplier<SdkPojo> builder, RecordParts.Layout layout) {
    this.label = label;
    this.builder = builder;
    this.layout = layout;
  }

  /** An entity, which belongs to a type. */
  RecordKind(String label, Supplier<SdkPojo> builder, String required) {
    this(
        label,
        builder,
        RecordParts.Layout.of(
            label, names(builder.get()), List.of("QualificationTypeId", required), null));
  }

  private static List<String> names(SdkPojo builder) {
    return builder.sdkFields().stream().map(SdkField::locationName).toList();
  }

  /** How it is named to a user. */
  String label() {
    return label;
  }

  /** Makes a builder of the SDK for one. */
  SdkPojo builder() {
    return builder.get();
  }

  /** Its members. */
  RecordParts.Layout layout() {
    return layout;
  }

  /** Whether it has such a member. */
  boolean has(String member) {
    return layout.part(member) >= 0;
  }

  /** What a member of that name lists by its name alone; null if nothing is known of it. */
  static @Nullable RecordKind named(String name) {
    return LISTS.get(name);
  }

  /** What the array in a member of that name is a list of; null if nothing is known of it. */
  static @Nullable RecordKind listed(String name) {
    @Nullable RecordKind kind = LISTS.get(name);
    // What was XML has a list under the name of its elements.
    return kind == null ? SINGLES.get(name) : kind;
  }

  /** What the object in a member of that name is; null if nothing is known of it. */
  static @Nullable RecordKind held(String name) {
    return SINGLES.get(name);
  }
}
