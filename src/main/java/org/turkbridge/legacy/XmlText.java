package org.turkbridge.legacy;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.glassfish.jaxb.core.marshaller.CharacterEscapeHandler;
import org.jspecify.annotations.Nullable;
import org.turkbridge.translate.XmlCharacters;

/**
 * How text is written into an answer: markup escaped, CR as a character reference, which keeps it
 * through any parser, and what XML cannot hold replaced, whoever sent it.
 */
final class XmlText implements CharacterEscapeHandler {
  static final XmlText INSTANCE = new XmlText();

  private XmlText() {}

  /** The text, to stand in an element or in an attribute in double quotes. */
  static String escaped(String text) {
    StringWriter out = new StringWriter(text.length() + 16);
    try {
      INSTANCE.escape(text.toCharArray(), 0, text.length(), true, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  @Override
  public void escape(char[] text, int start, int length, boolean inAttribute, Writer out)
      throws IOException {
    int end = start + length;
    int plain = start;
    for (int at = start; at < end; at++) {
      char c = text[at];
      if (c > '>' && c < Character.MIN_SURROGATE) {
        continue;
      }
      if (isPair(text, at, end)) {
        at++;
        continue;
      }
      String replacement = replacement(c, inAttribute);
      if (replacement != null) {
        out.write(text, plain, at - plain);
        out.write(replacement);
        plain = at + 1;
      }
    }
    out.write(text, plain, end - plain);
  }

  private static boolean isPair(char[] text, int at, int end) {
    return Character.isHighSurrogate(text[at])
        && at + 1 < end
        && Character.isLowSurrogate(text[at + 1]);
  }

  private static @Nullable String replacement(char c, boolean inAttribute) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '\r' -> "&#13;";
      case '"' -> inAttribute ? "&quot;" : null;
      case '\n' -> inAttribute ? "&#10;" : null;
      case '\t' -> inAttribute ? "&#9;" : null;
      default -> XmlCharacters.isValid(c) ? null : String.valueOf(XmlCharacters.REPLACEMENT);
    };
  }
}
