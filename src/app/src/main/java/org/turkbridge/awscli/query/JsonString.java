package org.turkbridge.awscli.query;

/**
 * A JSON string as Python's module json reads it. Not by Jackson: messages have the module's words
 * for what is wrong with it.
 */
final class JsonString {
  private static final String ESCAPES = "\"\\/bfnrt";
  private static final String ESCAPED = "\"\\/\b\f\n\r\t";
  private static final int HEX_DIGITS = 4;
  private static final int HEX = 16;

  /** A text that the module does not read as a string. */
  static final class NotStringException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String problem;

    NotStringException(String problem) {
      super(problem);
      this.problem = problem;
    }

    /** As the module words it. */
    String problem() {
      return problem;
    }
  }

  private final String text;
  private final StringBuilder decoded;
  private int position;

  private JsonString(String text) {
    this.text = text;
    this.decoded = new StringBuilder(text.length());
  }

  /**
   * @param text what is between the quotes
   */
  static String decode(String text) throws NotStringException {
    JsonString string = new JsonString(text);
    while (string.position < text.length()) {
      string.next();
    }
    return string.decoded.toString();
  }

  private void next() throws NotStringException {
    char character = text.charAt(position++);
    if (character == '"') {
      throw new NotStringException("Extra data");
    } else if (character < ' ') {
      throw new NotStringException("Invalid control character at");
    } else if (character == '\\') {
      decoded.append(escaped());
    } else {
      decoded.append(character);
    }
  }

  private char escaped() throws NotStringException {
    if (position == text.length()) {
      throw new NotStringException("Unterminated string starting at");
    }
    char escape = text.charAt(position++);
    if (escape == 'u') {
      return unicode();
    }
    int known = ESCAPES.indexOf(escape);
    if (known < 0) {
      throw new NotStringException("Invalid \\escape");
    }
    return ESCAPED.charAt(known);
  }

  private char unicode() throws NotStringException {
    int value = 0;
    for (int end = position + HEX_DIGITS; position < end; position++) {
      char character = position < text.length() ? text.charAt(position) : ' ';
      // Character.digit takes digits of any script.
      int digit = character <= 'f' ? Character.digit(character, HEX) : -1;
      if (digit < 0) {
        throw new NotStringException("Invalid \\uXXXX escape");
      }
      value = value * HEX + digit;
    }
    return (char) value;
  }
}
