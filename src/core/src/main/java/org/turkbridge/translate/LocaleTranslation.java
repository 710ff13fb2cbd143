package org.turkbridge.translate;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mturk.model.Locale;

/** A Locale between its legacy message and the current model. */
final class LocaleTranslation {
  private LocaleTranslation() {}

  static @Nullable Locale toCurrent(org.turkbridge.message.@Nullable Locale legacy) {
    return legacy == null
        ? null
        : Locale.builder()
            .country(legacy.getCountry())
            .subdivision(legacy.getSubdivision())
            .build();
  }

  static org.turkbridge.message.@Nullable Locale toLegacy(
      @Nullable Locale current, AnswerTexts texts, KnownElements known) {
    if (current == null) {
      return null;
    }
    org.turkbridge.message.Locale legacy = new org.turkbridge.message.Locale();
    legacy.setCountry(texts.text(current.country()));
    if (known.has("Locale", "Subdivision")) {
      legacy.setSubdivision(texts.text(current.subdivision()));
    }
    return legacy;
  }
}
