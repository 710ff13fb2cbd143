package org.turkbridge.translate;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/**
 * A QualificationRequest between its legacy message and the current model.
 *
 * <p>{@code SubjectId} is {@code WorkerId}; {@code SubmitTime} is an instant; the other elements
 * keep their names. An absent element is null, an empty one the empty string, in both models.
 */
public final class QualificationRequestTranslation {
  private QualificationRequestTranslation() {}

  /**
   * The current model of a legacy message. Its texts are taken as they are: what an archive may
   * have done to them is undone while it is read.
   *
   * @throws UntranslatableException if SubmitTime is not a time
   */
  public static Translated<QualificationRequest> toCurrent(
      org.turkbridge.message.QualificationRequest legacy) {
    Set<Normalisation> found = EnumSet.noneOf(Normalisation.class);
    @Nullable Instant submitTime = null;
    if (legacy.getSubmitTime() != null) {
      Translated<Instant> time = SubmitTimes.parse(legacy.getSubmitTime());
      submitTime = time.value();
      found.addAll(time.normalisations());
    }
    return new Translated<>(
        QualificationRequest.builder()
            .qualificationRequestId(legacy.getQualificationRequestId())
            .qualificationTypeId(legacy.getQualificationTypeId())
            .workerId(legacy.getSubjectId())
            .test(legacy.getTest())
            .answer(legacy.getAnswer())
            .submitTime(submitTime)
            .build(),
        found);
  }

  /**
   * The legacy message of a value of the current model, nothing lost.
   *
   * @throws UntranslatableException if a text has a character that XML 1.0 cannot hold
   */
  public static org.turkbridge.message.QualificationRequest toLegacy(QualificationRequest current) {
    return toLegacy(
        current,
        new LegacyForm(
            QualificationRequestTranslation::requireXml,
            UnaryOperator.identity(),
            SubmitTimes::print));
  }

  /**
   * The legacy message as the old service's callers can all read it: whole seconds, no empty or
   * blank Test or Answer, no white space around them, and {@link XmlCharacters#REPLACEMENT} for
   * characters that XML cannot hold.
   */
  public static Answer toLegacyAnswer(QualificationRequest current) {
    ReplacementCount replaced = new ReplacementCount();
    org.turkbridge.message.QualificationRequest message =
        toLegacy(
            current,
            new LegacyForm(
                replaced::replace,
                QualificationRequestTranslation::nullIfBlank,
                SubmitTimes::printSeconds));
    return new Answer(message, replaced.count);
  }

  /**
   * What an old caller is sent.
   *
   * @param message the legacy message
   * @param replacedCharacters how many characters XML could not hold
   */
  public record Answer(
      org.turkbridge.message.QualificationRequest message, int replacedCharacters) {}

  private static org.turkbridge.message.QualificationRequest toLegacy(
      QualificationRequest current, LegacyForm form) {
    org.turkbridge.message.QualificationRequest legacy =
        new org.turkbridge.message.QualificationRequest();
    legacy.setQualificationRequestId(form.text(current.qualificationRequestId()));
    legacy.setQualificationTypeId(form.text(current.qualificationTypeId()));
    legacy.setSubjectId(form.text(current.workerId()));
    legacy.setTest(form.document(current.test()));
    legacy.setAnswer(form.document(current.answer()));
    Instant submitTime = current.submitTime();
    legacy.setSubmitTime(submitTime == null ? null : form.time().apply(submitTime));
    return legacy;
  }

  private static @Nullable String nullIfBlank(String text) {
    String trimmed = EmbeddedDocument.trim(text);
    return trimmed.isEmpty() ? null : trimmed;
  }

  private static String requireXml(String text) {
    int at = XmlCharacters.firstInvalid(text);
    if (at >= 0) {
      throw new UntranslatableException(
          String.format(
              "character U+%04X at position %d cannot be written in XML 1.0",
              text.codePointAt(at), at));
    }
    return text;
  }

  private record LegacyForm(
      UnaryOperator<String> characters,
      Function<String, @Nullable String> document,
      Function<Instant, String> time) {
    @Nullable String text(@Nullable String value) {
      return value == null ? null : characters.apply(value);
    }

    @Nullable String document(@Nullable String value) {
      @Nullable String kept = value == null ? null : document.apply(value);
      return kept == null ? null : characters.apply(kept);
    }
  }

  private static final class ReplacementCount {
    private int count;

    String replace(String text) {
      count += XmlCharacters.countInvalid(text);
      return XmlCharacters.replaceInvalid(text);
    }
  }
}
