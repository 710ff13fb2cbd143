package org.turkbridge.translate;

import org.turkbridge.xml.XmlCharacters;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/** A QualificationRequest of the current model as old callers are sent it. */
public final class QualificationRequestTranslation {
  private QualificationRequestTranslation() {}

  /**
   * The legacy message as the old service's callers can all read it: whole seconds, no empty or
   * blank Test or Answer, no white space around them, and {@link XmlCharacters#REPLACEMENT} for
   * characters that XML cannot hold. An absent element is null.
   */
  public static LegacyAnswer<org.turkbridge.message.QualificationRequest> toLegacyAnswer(
      QualificationRequest current) {
    AnswerTexts texts = new AnswerTexts();
    org.turkbridge.message.QualificationRequest legacy =
        new org.turkbridge.message.QualificationRequest();
    legacy.setQualificationRequestId(texts.text(current.qualificationRequestId()));
    legacy.setQualificationTypeId(texts.text(current.qualificationTypeId()));
    legacy.setSubjectId(texts.text(current.workerId()));
    legacy.setTest(texts.document(current.test()));
    legacy.setAnswer(texts.document(current.answer()));
    legacy.setSubmitTime(AnswerTexts.time(current.submitTime()));
    return new LegacyAnswer<>(legacy, texts.replaced());
  }
}
