package org.turkbridge.xml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class XmlEscaperTest {
  @ParameterizedTest
  @EnumSource
  void everyCharacterIsEscapedOrStaysAsItIs(XmlEscaper escaper) {
    StringBuilder text = new StringBuilder();
    StringBuilder escaped = new StringBuilder();
    for (int c = 0; c < 0x11000; c++) {
      // Halves of pairs stand alone.
      text.appendCodePoint(c).append('x');
      escaped.append(escaped(c, escaper)).append('x');
    }
    assertThat(escaper.escape(text.toString())).isEqualTo(escaped.toString());
  }

  private static String escaped(int c, XmlEscaper escaper) {
    boolean isHtml = escaper == XmlEscaper.HTML;
    boolean isAttribute = escaper == XmlEscaper.ATTRIBUTE;
    boolean isQuoted = isHtml || isAttribute;
    String special =
        switch (c) {
          case '&' -> "&amp;";
          case '<' -> "&lt;";
          case '>' -> "&gt;";
          case '\r' -> "&#13;";
          case '"' -> isQuoted ? "&quot;" : "\"";
          case '\'' -> isHtml ? "&#39;" : "'";
          case '\n' -> isAttribute ? "&#10;" : "\n";
          case '\t' -> isAttribute ? "&#9;" : "\t";
          default -> "";
        };
    boolean isControl = c < ' ' || (isHtml && c >= 0x7f && c <= 0x9f);
    boolean isHalf = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    boolean canHold = !isControl && !isHalf && c != 0xFFFE && c != 0xFFFF;
    return !special.isEmpty() ? special : canHold ? Character.toString(c) : "\uFFFD";
  }
}
