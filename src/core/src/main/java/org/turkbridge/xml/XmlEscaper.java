package org.turkbridge.xml;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes text between markup: what would be markup is escaped, CR is a character reference, which
 * keeps it through any parser, and {@link XmlCharacters#REPLACEMENT} stands for what XML cannot
 * hold.
 */
public enum XmlEscaper {
  /** Text in an element. */
  ELEMENT,
  /** Text in an attribute in double quotes, of which no parser makes blanks; also in an element. */
  ATTRIBUTE,
  /** Text in an element or a quoted attribute of HTML, which has no control characters either. */
  HTML;

  private static final char FIRST_CONTROL = 0x7f;
  private static final char LAST_CONTROL = 0x9f;

  /** Which characters of ASCII stay as they are everywhere. */
  private static final boolean[] PLAIN = plain();

  private static boolean[] plain() {
    boolean[] plain = new boolean[FIRST_CONTROL];
    Arrays.fill(plain, ' ', FIRST_CONTROL, true);
    for (char special : new char[] {'&', '<', '>', '"', '\''}) {
      plain[special] = false;
    }
    return plain;
  }

  /** The text, escaped. */
  public String escape(String text) {
    StringWriter out = new StringWriter(text.length() + 16);
    try {
      write(text, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  /** Writes a whole text. */
  public void write(String text, Writer out) throws IOException {
    write(text.toCharArray(), 0, text.length(), out);
  }

  /** Writes part of an array that does not cut a surrogate pair. */
  public void write(char[] text, int start, int length, Writer out) throws IOException {
    int end = start + length;
    int plain = start;
    for (int at = start; at < end; at++) {
      char c = text[at];
      if (isPlain(c)) {
        continue;
      }
      if (isPair(text, at, end)) {
        at++;
        continue;
      }
      String replacement = replacement(c);
      if (replacement != null) {
        out.write(text, plain, at - plain);
        out.write(replacement);
        plain = at + 1;
      }
    }
    out.write(text, plain, end - plain);
  }

  private static boolean isPlain(char c) {
    return c < FIRST_CONTROL ? PLAIN[c] : c > LAST_CONTROL && c < Character.MIN_SURROGATE;
  }

  private static boolean isPair(char[] text, int at, int end) {
    return Character.isHighSurrogate(text[at])
        && at + 1 < end
        && Character.isLowSurrogate(text[at + 1]);
  }

  private @Nullable String replacement(char c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '\r' -> "&#13;";
      case '"' -> this == ELEMENT ? null : "&quot;";
      case '\'' -> this == HTML ? "&#39;" : null;
      case '\n' -> this == ATTRIBUTE ? "&#10;" : null;
      case '\t' -> this == ATTRIBUTE ? "&#9;" : null;
      default -> canHold(c) ? null : String.valueOf(XmlCharacters.REPLACEMENT);
    };
  }

  private boolean canHold(char c) {
    return XmlCharacters.isValid(c) && !(this == HTML && c >= FIRST_CONTROL && c <= LAST_CONTROL);
  }
}
