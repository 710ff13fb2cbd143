package org.turkbridge.cli.prompt;

/**
 * A word that may be meant.
 *
 * @param meaning in a line; empty if the word says it
 * @param isWhole whether the word ends there
 */
public record Suggestion(String word, String meaning, boolean isWhole) {
  /** One with nothing behind it. */
  public static Suggestion whole(String word) {
    return new Suggestion(word, "", true);
  }

  /** One that goes on, such as a folder. */
  static Suggestion begun(String word) {
    return new Suggestion(word, "", false);
  }
}
