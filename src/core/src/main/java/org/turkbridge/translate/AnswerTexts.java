package org.turkbridge.translate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.turkbridge.xml.XmlCharacters;

/** The texts of one answer, as all old callers can read them. */
public final class AnswerTexts {
  private int replaced;

  /** A text in which {@link XmlCharacters#REPLACEMENT} stands for what XML cannot hold. */
  public @Nullable String text(@Nullable String text) {
    return text == null ? null : replaceInvalid(text);
  }

  /** An embedded document without white space around it; null if nothing is left. */
  public @Nullable String document(@Nullable String document) {
    return document == null ? null : text(nullIfBlank(document));
  }

  /** A time in whole seconds and UTC. */
  public static @Nullable String time(@Nullable Instant time) {
    return time == null ? null : SubmitTimes.printSeconds(time);
  }

  String replaceInvalid(String text) {
    int invalid = XmlCharacters.countInvalid(text);
    replaced += invalid;
    return invalid == 0 ? text : XmlCharacters.replaceInvalid(text);
  }

  static @Nullable String nullIfBlank(String text) {
    String trimmed = EmbeddedDocument.trim(text);
    return trimmed.isEmpty() ? null : trimmed;
  }

  /** How many characters were replaced so far. */
  public int replaced() {
    return replaced;
  }
}
