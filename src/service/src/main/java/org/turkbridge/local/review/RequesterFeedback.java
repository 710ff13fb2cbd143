package org.turkbridge.local.review;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Requester tells a Worker about an assignment. */
public final class RequesterFeedback {
  private static final int MOST_CHARACTERS = 1024;

  /** All of ASCII but tab, line feed and carriage return. */
  private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]");

  private RequesterFeedback() {}

  /**
   * What is wrong with a text, to follow the name of what has it; empty if it can be told.
   *
   * @param text longer than 1024 characters, or with control characters, it cannot
   */
  public static Optional<String> fault(String text) {
    int length = text.codePointCount(0, text.length());
    if (length > MOST_CHARACTERS) {
      return Optional.of(
          String.format(
              "has %d characters: it must have at most %d. Shorten it.", length, MOST_CHARACTERS));
    }
    Matcher control = CONTROL.matcher(text);
    return control.find()
        ? Optional.of(
            String.format(
                "has the control character U+%04X: leave it out.",
                text.codePointAt(control.start())))
        : Optional.empty();
  }
}
