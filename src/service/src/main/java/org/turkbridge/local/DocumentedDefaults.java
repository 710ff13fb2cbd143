package org.turkbridge.local;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.turkbridge.translate.UntranslatableException;
import software.amazon.awssdk.services.mturk.model.Locale;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationStatus;
import software.amazon.awssdk.services.mturk.model.QualificationType;
import software.amazon.awssdk.services.mturk.model.QualificationTypeStatus;

/** Fills in what an archive need not say, as it is documented. */
final class DocumentedDefaults {
  private DocumentedDefaults() {}

  /** An absent status is Active, and the type is requestable and not granted automatically. */
  static QualificationType of(QualificationType archived) {
    return archived.toBuilder()
        .qualificationTypeStatus(
            Objects.requireNonNullElse(
                archived.qualificationTypeStatusAsString(),
                QualificationTypeStatus.ACTIVE.toString()))
        .isRequestable(Objects.requireNonNullElse(archived.isRequestable(), true))
        .autoGranted(Objects.requireNonNullElse(archived.autoGranted(), false))
        .build();
  }

  /**
   * An absent Status is Granted, and a Locale has a Country.
   *
   * @throws UntranslatableException if there is a Subdivision of no Country
   */
  static Qualification of(Qualification archived) {
    return archived.toBuilder()
        .status(
            Objects.requireNonNullElse(
                archived.statusAsString(), QualificationStatus.GRANTED.toString()))
        .localeValue(locale(archived.localeValue()))
        .build();
  }

  private static @Nullable Locale locale(@Nullable Locale archived) {
    if (archived == null || archived.country() != null) {
      return archived;
    }
    if (archived.subdivision() != null) {
      throw new UntranslatableException(
          "LocaleValue has a Subdivision without a Country: add the Country");
    }
    return null;
  }
}
