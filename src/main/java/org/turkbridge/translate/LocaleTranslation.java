package org.turkbridge.translate;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mturk.model.Locale;

/** A Locale of the current model as a legacy message. */
final class LocaleTranslation {
  private LocaleTranslation() {}

  static org.turkbridge.message.@Nullable Locale toLegacy(
      @Nullable Locale current, AnswerTexts texts, KnownElements known) {
    if (current == null) {
      return null;
    }
    org.turkbridge.message.Locale legacy = new org.turkbridge.message.Locale();
    legacy.setCountry(texts.text(current.country()));
    legacy.setSubdivision(known.subdivision() ? texts.text(current.subdivision()) : null);
    return legacy;
  }
}
