package org.turkbridge.awscli.query;

/** White space as Python has it. */
final class PythonSpace {
  private PythonSpace() {}

  /** {@code str.lstrip} */
  static String withoutLeadingSpace(String text) {
    int start = 0;
    while (start < text.length() && isSpace(text.charAt(start))) {
      start++;
    }
    return text.substring(start);
  }

  /** {@code str.isspace} of a character */
  static boolean isSpace(int character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || character == 0x85;
  }
}
