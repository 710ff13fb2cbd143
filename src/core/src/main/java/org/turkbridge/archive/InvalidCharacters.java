package org.turkbridge.archive;

/** What becomes of a character that the output cannot hold. */
public enum InvalidCharacters {
  /** The record that has one is refused. */
  REJECT,
  /** U+FFFD REPLACEMENT CHARACTER is written in its place, and reported. */
  REPLACE
}
