package org.turkbridge.awscli.output;

/** The columns that a text takes on a terminal, as the AWS CLI counts them. */
final class TextWidth {
  private static final int ASCII = 0x80;

  private TextWidth() {}

  static int of(String text) {
    int width = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      width += c >= ASCII && WideCharacters.contain(c) ? 2 : 1;
    }
    return width;
  }
}
