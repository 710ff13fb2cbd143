package org.turkbridge.translate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.turkbridge.message.CreateQualificationTypeRequest;
import org.turkbridge.message.DisposeQualificationTypeRequest;
import org.turkbridge.message.GetQualificationTypeRequest;
import org.turkbridge.message.QualificationTypeStatus;
import org.turkbridge.message.SearchQualificationTypesRequest;
import org.turkbridge.message.UpdateQualificationTypeRequest;
import software.amazon.awssdk.services.mturk.model.DeleteQualificationTypeRequest;
import software.amazon.awssdk.services.mturk.model.ListQualificationTypesRequest;
import software.amazon.awssdk.services.mturk.model.QualificationType;

/**
 * QualificationTypes, and what makes, changes and finds them, between the legacy messages and the
 * current model. All elements keep their names.
 */
public final class QualificationTypeTranslation {
  private QualificationTypeTranslation() {}

  public static software.amazon.awssdk.services.mturk.model.CreateQualificationTypeRequest
      toCurrent(CreateQualificationTypeRequest legacy) {
    return software.amazon.awssdk.services.mturk.model.CreateQualificationTypeRequest.builder()
        .name(legacy.getName())
        .keywords(legacy.getKeywords())
        .description(legacy.getDescription())
        .qualificationTypeStatus(value(legacy.getQualificationTypeStatus()))
        .retryDelayInSeconds(legacy.getRetryDelayInSeconds())
        .test(legacy.getTest())
        .answerKey(legacy.getAnswerKey())
        .testDurationInSeconds(legacy.getTestDurationInSeconds())
        .autoGranted(legacy.isAutoGranted())
        .autoGrantedValue(legacy.getAutoGrantedValue())
        .build();
  }

  public static software.amazon.awssdk.services.mturk.model.UpdateQualificationTypeRequest
      toCurrent(UpdateQualificationTypeRequest legacy) {
    return software.amazon.awssdk.services.mturk.model.UpdateQualificationTypeRequest.builder()
        .qualificationTypeId(legacy.getQualificationTypeId())
        .description(legacy.getDescription())
        .qualificationTypeStatus(value(legacy.getQualificationTypeStatus()))
        .test(legacy.getTest())
        .answerKey(legacy.getAnswerKey())
        .testDurationInSeconds(legacy.getTestDurationInSeconds())
        .retryDelayInSeconds(legacy.getRetryDelayInSeconds())
        .autoGranted(legacy.isAutoGranted())
        .autoGrantedValue(legacy.getAutoGrantedValue())
        .build();
  }

  public static software.amazon.awssdk.services.mturk.model.GetQualificationTypeRequest toCurrent(
      GetQualificationTypeRequest legacy) {
    return software.amazon.awssdk.services.mturk.model.GetQualificationTypeRequest.builder()
        .qualificationTypeId(legacy.getQualificationTypeId())
        .build();
  }

  public static DeleteQualificationTypeRequest toCurrent(DisposeQualificationTypeRequest legacy) {
    return DeleteQualificationTypeRequest.builder()
        .qualificationTypeId(legacy.getQualificationTypeId())
        .build();
  }

  /**
   * The list that the pages are cut from. The current API requires MustBeRequestable, which old
   * callers leave out: false, as MustBeOwnedByCaller.
   */
  public static ListQualificationTypesRequest toCurrent(SearchQualificationTypesRequest legacy) {
    return ListQualificationTypesRequest.builder()
        .query(legacy.getQuery())
        .mustBeRequestable(Boolean.TRUE.equals(legacy.isMustBeRequestable()))
        .mustBeOwnedByCaller(Boolean.TRUE.equals(legacy.isMustBeOwnedByCaller()))
        .build();
  }

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

  /** A QualificationType as answers carry it. */
  public static LegacyAnswer<org.turkbridge.message.QualificationType> toLegacyAnswer(
      QualificationType current) {
    AnswerTexts texts = new AnswerTexts();
    org.turkbridge.message.QualificationType legacy =
        new org.turkbridge.message.QualificationType();
    legacy.setQualificationTypeId(texts.text(current.qualificationTypeId()));
    legacy.setCreationTime(AnswerTexts.time(current.creationTime()));
    legacy.setName(texts.text(current.name()));
    legacy.setDescription(texts.text(current.description()));
    legacy.setKeywords(texts.text(current.keywords()));
    legacy.setQualificationTypeStatus(
        current.qualificationTypeStatusAsString() == null
            ? null
            : QualificationTypeStatus.fromValue(current.qualificationTypeStatusAsString()));
    legacy.setTest(texts.document(current.test()));
    legacy.setTestDurationInSeconds(current.testDurationInSeconds());
    legacy.setAnswerKey(texts.document(current.answerKey()));
    legacy.setRetryDelayInSeconds(current.retryDelayInSeconds());
    legacy.setIsRequestable(current.isRequestable());
    legacy.setAutoGranted(digit(current.autoGranted()));
    legacy.setAutoGrantedValue(current.autoGrantedValue());
    return new LegacyAnswer<>(legacy, texts.replaced());
  }

  private static @Nullable String value(@Nullable QualificationTypeStatus status) {
    return status == null ? null : status.value();
  }

  /** An xs:boolean. */
  private static @Nullable Boolean truth(@Nullable String text) {
    return text == null ? null : text.equals("1") || text.equals("true");
  }

  private static @Nullable String digit(@Nullable Boolean value) {
    return value == null ? null : value ? "1" : "0";
  }
}
