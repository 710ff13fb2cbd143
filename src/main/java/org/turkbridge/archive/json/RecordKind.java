package org.turkbridge.archive.json;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an object can be. */
enum RecordKind {
  REQUEST("request"),
  TYPE("QualificationType"),
  QUALIFICATION("Qualification");

  static final Set<RecordKind> ENTITIES =
      Collections.unmodifiableSet(EnumSet.of(TYPE, QUALIFICATION));

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

  RecordKind(String label) {
    this.label = label;
  }

  /** How it is named to a user. */
  String label() {
    return label;
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
