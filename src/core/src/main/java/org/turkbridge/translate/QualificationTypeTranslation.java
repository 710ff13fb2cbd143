package org.turkbridge.translate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.turkbridge.message.QualificationTypeStatus;
import software.amazon.awssdk.services.mturk.model.QualificationType;

/**
 * QualificationTypes, and what makes, changes and finds them, between the legacy messages and the
 * current model. All elements keep their names.
 */
public final class QualificationTypeTranslation {
  private QualificationTypeTranslation() {}

  /**
   * The QualificationType of an answer, nothing lost. Its texts are taken as they are: what an
   * archive may have done to them is undone while it is read.
   *
   * @throws UntranslatableException if CreationTime is not a time
   */
  public static Translated<QualificationType> toCurrent(
      org.turkbridge.message.QualificationType legacy) {
    QualificationType.Builder current =
        QualificationType.builder()
            .qualificationTypeId(legacy.getQualificationTypeId())
            .name(legacy.getName())
            .description(legacy.getDescription())
            .keywords(legacy.getKeywords())
            .qualificationTypeStatus(value(legacy.getQualificationTypeStatus()))
            .test(legacy.getTest())
            .testDurationInSeconds(legacy.getTestDurationInSeconds())
            .answerKey(legacy.getAnswerKey())
            .retryDelayInSeconds(legacy.getRetryDelayInSeconds())
            .isRequestable(legacy.isIsRequestable())
            .autoGranted(truth(legacy.getAutoGranted()))
            .autoGrantedValue(legacy.getAutoGrantedValue());
    @Nullable String creationTime = legacy.getCreationTime();
    if (creationTime == null) {
      return Translated.unchanged(current.build());
    }
    Translated<Instant> time = SubmitTimes.parse("CreationTime", creationTime);
    return new Translated<>(current.creationTime(time.value()).build(), time.normalisations());
  }

  private static @Nullable String value(@Nullable QualificationTypeStatus status) {
    return status == null ? null : status.value();
  }

  /** An xs:boolean. */
  private static @Nullable Boolean truth(@Nullable String text) {
    return text == null ? null : text.equals("1") || text.equals("true");
  }
}
