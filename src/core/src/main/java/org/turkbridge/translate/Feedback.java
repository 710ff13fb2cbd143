package org.turkbridge.translate;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the current API takes as a RequesterFeedback. */
public final class Feedback {
  /** As {@link #characters} counts them. */
  public static final int MOST_CHARACTERS = 1_024;

  /** All of ASCII but tab, line feed and carriage return. */
  private static final Pattern CONTROL_CHARACTER =
      Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]");

  private Feedback() {}

  /** How long a text is; a character outside the Basic Multilingual Plane counts once. */
  public static int characters(String text) {
    return text.codePointCount(0, text.length());
  }

  /** The first character of a text that none may have; empty if it has none. */
  public static OptionalInt controlCharacter(String text) {
    Matcher control = CONTROL_CHARACTER.matcher(text);
    return control.find() ? OptionalInt.of(text.charAt(control.start())) : OptionalInt.empty();
  }
}
