package org.turkbridge.archive.json;

/**
 * Where a value that cannot be read stands.
 *
 * @param pointer its JSON Pointer; empty for a whole document
 * @param offset of its first byte in the document
 */
record JsonValue(String pointer, long offset, int line) {
  /** What it is and where, such as {@code the string /message}. */
  String named(String what) {
    return pointer.isEmpty() ? "the " + what : "the " + what + " " + pointer;
  }
}
