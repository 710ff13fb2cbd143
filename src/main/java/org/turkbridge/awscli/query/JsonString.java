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
  static String decode(String text) throws JsonTextException {
    JsonString string = new JsonString(text);
    while (string.position < text.length()) {
      string.next();
    }
    return string.decoded.toString();
  }

  private void next() throws JsonTextException {
    char character = text.charAt(position++);
    if (character == '"') {
      throw new JsonTextException("Extra data");
    } else if (character < ' ') {
      throw new JsonTextException("Invalid control character at");
    } else if (character == '\\') {
      decoded.append(escaped());
    } else {
      decoded.append(character);
    }
  }

  private char escaped() throws JsonTextException {
    if (position == text.length()) {
      throw new JsonTextException("Unterminated string starting at");
    }
    char escape = text.charAt(position++);
    if (escape == 'u') {
      return unicode();
    }
    int known = ESCAPES.indexOf(escape);
    if (known < 0) {
      throw new JsonTextException("Invalid \\escape");
    }
    return ESCAPED.charAt(known);
  }

  private char unicode() throws JsonTextException {
    int value = 0;
    for (int end = position + HEX_DIGITS; position < end; position++) {
      char character = position < text.length() ? text.charAt(position) : ' ';
      // Character.digit takes digits of any script.
      int digit = character <= 'f' ? Character.digit(character, HEX) : -1;
      if (digit < 0) {
        throw new JsonTextException("Invalid \\uXXXX escape");
      }
      value = value * HEX + digit;
    }
    return (char) value;
  }
}
