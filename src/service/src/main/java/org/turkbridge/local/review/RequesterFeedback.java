package org.turkbridge.local.review;

import java.util.Optional;
import java.util.OptionalInt;
import org.turkbridge.translate.Feedback;

/** What a Requester tells a Worker about an assignment. */
public final class RequesterFeedback {
  private RequesterFeedback() {}

  /**
   * What is wrong with a text, to follow the name of what has it; empty if it can be told.
   *
   * @param text as {@link Feedback} says what may be told
   */
  public static Optional<String> fault(String text) {
    int length = Feedback.characters(text);
    if (length > Feedback.MOST_CHARACTERS) {
      return Optional.of(
          String.format(
              "has %d characters: it must have at most %d. Shorten it.",
              length, Feedback.MOST_CHARACTERS));
    }
    OptionalInt control = Feedback.controlCharacter(text);
    return control.isPresent()
        ? Optional.of(
            String.format("has the control character U+%04X: leave it out.", control.getAsInt()))
        : Optional.empty();
  }
}
