package org.turkbridge.local;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mturk.model.QualificationType;
import software.amazon.awssdk.services.mturk.model.QualificationTypeStatus;

/**
 * A QualificationType that comes into the store from an archive.
 *
 * @param origin names its place there
 * @param type as the store has types: what an archive need not say has its documented default
 */
record TypeArrival(String origin, QualificationType type) {
  static TypeArrival of(String origin, QualificationType archived) {
    return new TypeArrival(
        origin,
        archived.toBuilder()
            .qualificationTypeStatus(
                Objects.requireNonNullElse(
                    archived.qualificationTypeStatusAsString(),
                    QualificationTypeStatus.ACTIVE.toString()))
            .isRequestable(Objects.requireNonNullElse(archived.isRequestable(), true))
            .autoGranted(Objects.requireNonNullElse(archived.autoGranted(), false))
            .build());
  }

  /** The characters of its texts that can be long. */
  int size() {
    return length(type.test()) + length(type.answerKey());
  }

  private static int length(@Nullable String text) {
    return text == null ? 0 : text.length();
  }
}
