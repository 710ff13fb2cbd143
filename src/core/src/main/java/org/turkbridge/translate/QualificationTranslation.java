package org.turkbridge.translate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.turkbridge.message.QualificationStatus;
import software.amazon.awssdk.services.mturk.model.Qualification;

/**
 * Qualifications of the legacy messages in the current model. {@code SubjectId} is {@code
 * WorkerId}.
 */
public final class QualificationTranslation {
  private QualificationTranslation() {}

  /**
   * The Qualification of an answer, nothing lost.
   *
   * @throws UntranslatableException if GrantTime is not a time
   */
  public static Translated<Qualification> toCurrent(org.turkbridge.message.Qualification legacy) {
    @Nullable QualificationStatus status = legacy.getStatus();
    Qualification.Builder current =
        Qualification.builder()
            .qualificationTypeId(legacy.getQualificationTypeId())
            .workerId(legacy.getSubjectId())
            .integerValue(legacy.getIntegerValue())
            .localeValue(LocaleTranslation.toCurrent(legacy.getLocaleValue()))
            .status(status == null ? null : status.value());
    @Nullable String grantTime = legacy.getGrantTime();
    if (grantTime == null) {
      return Translated.unchanged(current.build());
    }
    Translated<Instant> time = SubmitTimes.parse("GrantTime", grantTime);
    return new Translated<>(current.grantTime(time.value()).build(), time.normalisations());
  }
}
