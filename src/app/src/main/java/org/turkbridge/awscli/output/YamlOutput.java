package org.turkbridge.awscli.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Locale;
import org.snakeyaml.engine.v2.api.StreamDataWriter;

/**
 * Where the emitter writes to. Between double quotes it writes each character that is not ASCII,
 * and each escape, apart from its neighbours: here they become what libyaml makes of them. The
 * emitter itself leaves some as they are that parsers reject (DEL) or take for a line break.
 */
record YamlOutput(Writer out) implements StreamDataWriter {
  @Override
  public void write(String text) {
    try {
      out.write(spelled(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void write(String text, int from, int length) {
    try {
      out.write(text, from, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String spelled(String text) {
    return switch (text) {
      case "\\_" -> "\u00a0";
      // Not every parser knows libyaml's letters for these two.
      case "\u2028" -> "\\u2028";
      case "\u2029" -> "\\u2029";
      case "\ufeff" -> "\\uFEFF";
      case "\u007f" -> "\\x7F";
      default -> {
        if (isHexadecimal(text)) {
          yield text.substring(0, 2) + text.substring(2).toUpperCase(Locale.ROOT);
        }
        yield isBeyondBasicPlane(text) ? "\\U%08X".formatted(text.codePointAt(0)) : text;
      }
    };
  }

  private static boolean isHexadecimal(String text) {
    return text.length() > 2 && text.charAt(0) == '\\' && "xuU".indexOf(text.charAt(1)) >= 0;
  }

  private static boolean isBeyondBasicPlane(String text) {
    return text.length() == 2 && Character.isHighSurrogate(text.charAt(0));
  }
}
