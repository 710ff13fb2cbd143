package org.turkbridge.translate;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.turkbridge.xml.XmlCharacters;
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
            QualificationRequestTranslation::requireXml, Function.identity(), SubmitTimes::print));
  }

  /**
   * The legacy message as the old service's callers can all read it: whole seconds, no empty or
   * blank Test or Answer, no white space around them, and {@link XmlCharacters#REPLACEMENT} for
   * characters that XML cannot hold.
   */
  public static LegacyAnswer<org.turkbridge.message.QualificationRequest> toLegacyAnswer(
      QualificationRequest current) {
    AnswerTexts texts = new AnswerTexts();
    org.turkbridge.message.QualificationRequest message =
        toLegacy(
            current,
            new LegacyForm(
                (element, text) -> texts.replaceInvalid(text),
                AnswerTexts::nullIfBlank,
                SubmitTimes::printSeconds));
    return new LegacyAnswer<>(message, texts.replaced());
  }

  private static org.turkbridge.message.QualificationRequest toLegacy(
      QualificationRequest current, LegacyForm form) {
    org.turkbridge.message.QualificationRequest legacy =
        new org.turkbridge.message.QualificationRequest();
    legacy.setQualificationRequestId(
        form.text("QualificationRequestId", current.qualificationRequestId()));
    legacy.setQualificationTypeId(form.text("QualificationTypeId", current.qualificationTypeId()));
    legacy.setSubjectId(form.text("WorkerId", current.workerId()));
    legacy.setTest(form.document("Test", current.test()));
    legacy.setAnswer(form.document("Answer", current.answer()));
    Instant submitTime = current.submitTime();
    legacy.setSubmitTime(submitTime == null ? null : form.time().apply(submitTime));
    return legacy;
  }

  private static String requireXml(String element, String text) {
    int at = XmlCharacters.firstInvalid(text);
    if (at >= 0) {
      throw new UntranslatableException(
          String.format(
              "%s: the character U+%04X at position %d cannot be written in XML 1.0",
              element, text.codePointAt(at), at));
    }
    return text;
  }

  /**
   * How the legacy side is written.
   *
   * @param characters from the name of an element and its text to what XML can hold
   * @param document from the text of a Test or Answer to what is written; null to leave it out
   * @param time from a time to its notation
   */
  private record LegacyForm(
      BinaryOperator<String> characters,
      Function<String, @Nullable String> document,
      Function<Instant, String> time) {
    @Nullable String text(String element, @Nullable String value) {
      return value == null ? null : characters.apply(element, value);
    }

    @Nullable String document(String element, @Nullable String value) {
      return text(element, value == null ? null : document.apply(value));
    }
  }
}
