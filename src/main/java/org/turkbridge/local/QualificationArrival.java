package org.turkbridge.local;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.turkbridge.translate.UntranslatableException;
import software.amazon.awssdk.services.mturk.model.Locale;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationStatus;

/**
 * A Qualification that comes into the store from an archive.
 *
 * @param origin names its place there
 * @param qualification as the store has them: an absent Status is Granted, a Locale has a Country
 */
record QualificationArrival(String origin, Qualification qualification) {
  /**
   * @throws UntranslatableException if there is a Subdivision of no Country
   */
  static QualificationArrival of(String origin, Qualification archived) {
    return new QualificationArrival(
        origin,
        archived.toBuilder()
            .status(
                Objects.requireNonNullElse(
                    archived.statusAsString(), QualificationStatus.GRANTED.toString()))
            .localeValue(locale(archived.localeValue()))
            .build());
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
