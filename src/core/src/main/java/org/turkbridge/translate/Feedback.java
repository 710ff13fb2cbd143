package org.turkbridge.translate;

import java.util.OptionalInt;
import org.turkbridge.xml.XmlCharacters;

/** What the current API takes as a RequesterFeedback. */
public final class Feedback {
  /** As {@link #characters} counts them. */
  public static final int MOST_CHARACTERS = 1_024;

  private Feedback() {}

  /** How long a text is; a character outside the Basic Multilingual Plane counts once. */
  public static int characters(String text) {
    return text.codePointCount(0, text.length());
  }

  /** The first character of a text that none may have; empty if it has none. */
  public static OptionalInt controlCharacter(String text) {
    return text.chars().filter(XmlCharacters::isInvalidControl).findFirst();
  }
}
