package org.turkbridge.archive.xml;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.Cause;
import org.turkbridge.translate.EmbeddedDocument;
import org.turkbridge.translate.Normalisation;
import org.turkbridge.translate.Translated;
import org.turkbridge.translate.Whitespace;

/**
 * What an element of a record holds.
 *
 * @param text its notation undone
 * @param normalisations what was undone
 * @param written as it stands in the archive, its notation and all, where it may have to be quoted
 * @param fault why the text cannot be used, to be read after the name of the element; null if it
 *     can
 */
record ElementText(
    String text, Set<Normalisation> normalisations, String written, @Nullable Cause fault) {
  /** Text as it is. */
  static ElementText of(String text) {
    return new ElementText(text, Set.of(), text, null);
  }

  /** An identifier or time: text without the white space around it. */
  static ElementText simple(String text) {
    String trimmed = EmbeddedDocument.trim(text);
    return new ElementText(
        trimmed,
        trimmed.length() == text.length()
            ? Set.of()
            : Set.of(Normalisation.WHITE_SPACE_AROUND_VALUE),
        text,
        null);
  }

  /** A Test or Answer. */
  static ElementText document(String text, Whitespace whitespace) {
    Translated<String> document = EmbeddedDocument.normalise(text, whitespace);
    return new ElementText(document.value(), document.normalisations(), text, null);
  }

  static ElementText faulty(String text, Cause fault) {
    return new ElementText(text, Set.of(), text, fault);
  }

  /** The same, which stands so in the archive. */
  ElementText writtenAs(String source) {
    return new ElementText(text, normalisations, source, fault);
  }
}
