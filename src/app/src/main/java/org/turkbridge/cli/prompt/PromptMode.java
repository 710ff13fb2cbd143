package org.turkbridge.cli.prompt;

import java.util.Locale;

/** When a command asks for its parameters. */
public enum PromptMode {
  /** Before every run. */
  ON,
  /** After a run that was wrong usage. */
  ON_PARTIAL,
  /** Never. */
  OFF;

  /** What the word says that the AWS CLI is configured with; off if it says nothing to it. */
  public static PromptMode of(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "on" -> ON;
      case "on-partial" -> ON_PARTIAL;
      default -> OFF;
    };
  }
}
