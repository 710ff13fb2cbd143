package org.turkbridge.translate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.turkbridge.message.AssignQualificationRequest;
import org.turkbridge.message.GetQualificationScoreRequest;
import org.turkbridge.message.GetQualificationsForQualificationTypeRequest;
import org.turkbridge.message.GrantQualificationRequest;
import org.turkbridge.message.QualificationStatus;
import org.turkbridge.message.RejectQualificationRequestRequest;
import org.turkbridge.message.RevokeQualificationRequest;
import org.turkbridge.message.UpdateQualificationScoreRequest;
import software.amazon.awssdk.services.mturk.model.AcceptQualificationRequestRequest;
import software.amazon.awssdk.services.mturk.model.AssociateQualificationWithWorkerRequest;
import software.amazon.awssdk.services.mturk.model.DisassociateQualificationFromWorkerRequest;
import software.amazon.awssdk.services.mturk.model.ListWorkersWithQualificationTypeRequest;
import software.amazon.awssdk.services.mturk.model.Qualification;

/**
 * Qualifications, and what grants, scores and revokes them, between the legacy messages and the
 * current model. {@code SubjectId} is {@code WorkerId}.
 */
public final class QualificationTranslation {
  /** The documented default of the legacy API; the current one documents none. */
  private static final int DEFAULT_VALUE = 1;

  private QualificationTranslation() {}

  public static AcceptQualificationRequestRequest toCurrent(GrantQualificationRequest legacy) {
    return AcceptQualificationRequestRequest.builder()
        .qualificationRequestId(legacy.getQualificationRequestId())
        .integerValue(orDefault(legacy.getIntegerValue()))
        .build();
  }

  public static software.amazon.awssdk.services.mturk.model.RejectQualificationRequestRequest
      toCurrent(RejectQualificationRequestRequest legacy) {
    return software.amazon.awssdk.services.mturk.model.RejectQualificationRequestRequest.builder()
        .qualificationRequestId(legacy.getQualificationRequestId())
        .reason(legacy.getReason())
        .build();
  }

  /** The Worker is notified unless the caller says otherwise: the documented default. */
  public static AssociateQualificationWithWorkerRequest toCurrent(
      AssignQualificationRequest legacy) {
    return AssociateQualificationWithWorkerRequest.builder()
        .qualificationTypeId(legacy.getQualificationTypeId())
        .workerId(legacy.getWorkerId())
        .integerValue(orDefault(legacy.getIntegerValue()))
        .sendNotification(legacy.isSendNotification() == null || legacy.isSendNotification())
        .build();
  }

  /**
   * The second half of an UpdateQualificationScore. The Worker is not notified: whether the old
   * service did is not known.
   */
  public static AssociateQualificationWithWorkerRequest toCurrent(
      UpdateQualificationScoreRequest legacy) {
    return AssociateQualificationWithWorkerRequest.builder()
        .qualificationTypeId(legacy.getQualificationTypeId())
        .workerId(legacy.getSubjectId())
        .integerValue(legacy.getIntegerValue())
        .sendNotification(false)
        .build();
  }

  public static DisassociateQualificationFromWorkerRequest toCurrent(
      RevokeQualificationRequest legacy) {
    return DisassociateQualificationFromWorkerRequest.builder()
        .qualificationTypeId(legacy.getQualificationTypeId())
        .workerId(legacy.getSubjectId())
        .reason(legacy.getReason())
        .build();
  }

  public static software.amazon.awssdk.services.mturk.model.GetQualificationScoreRequest toCurrent(
      GetQualificationScoreRequest legacy) {
    return held(legacy.getQualificationTypeId(), legacy.getSubjectId());
  }

  /** Asks whether a Worker holds a Qualification, and with what value. */
  public static software.amazon.awssdk.services.mturk.model.GetQualificationScoreRequest held(
      String qualificationTypeId, String workerId) {
    return software.amazon.awssdk.services.mturk.model.GetQualificationScoreRequest.builder()
        .qualificationTypeId(qualificationTypeId)
        .workerId(workerId)
        .build();
  }

  /** The list that the pages are cut from. The current API documents no default of Status. */
  public static ListWorkersWithQualificationTypeRequest toCurrent(
      GetQualificationsForQualificationTypeRequest legacy) {
    @Nullable QualificationStatus status = legacy.getStatus();
    return ListWorkersWithQualificationTypeRequest.builder()
        .qualificationTypeId(legacy.getQualificationTypeId())
        .status((status == null ? QualificationStatus.GRANTED : status).value())
        .build();
  }

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

  /** A Qualification as answers carry it. */
  public static LegacyAnswer<org.turkbridge.message.Qualification> toLegacyAnswer(
      Qualification current, KnownElements known) {
    AnswerTexts texts = new AnswerTexts();
    org.turkbridge.message.Qualification legacy = new org.turkbridge.message.Qualification();
    legacy.setQualificationTypeId(texts.text(current.qualificationTypeId()));
    legacy.setSubjectId(texts.text(current.workerId()));
    legacy.setGrantTime(AnswerTexts.time(current.grantTime()));
    legacy.setIntegerValue(current.integerValue());
    legacy.setLocaleValue(LocaleTranslation.toLegacy(current.localeValue(), texts, known));
    legacy.setStatus(
        current.statusAsString() == null
            ? null
            : QualificationStatus.fromValue(current.statusAsString()));
    return new LegacyAnswer<>(legacy, texts.replaced());
  }

  private static int orDefault(@Nullable Integer value) {
    return value == null ? DEFAULT_VALUE : value;
  }
}
