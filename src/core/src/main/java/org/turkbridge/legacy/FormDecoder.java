package org.turkbridge.legacy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decodes {@code application/x-www-form-urlencoded} text strictly: what is not in its character
 * encoding is an error, not a replacement character in somebody's data.
 */
final class FormDecoder {
  /** Encodings in which percent signs and ampersands are the bytes of ASCII. */
  private static final Set<String> READABLE =
      Set.of("UTF-8", "ISO-8859-1", "US-ASCII", "WINDOWS-1252");

  private FormDecoder() {}

  /** The encoding of a form with that Content-Type; UTF-8 where it does not say. */
  static Charset charset(@Nullable String contentType) {
    Optional<String> named = ContentType.charset(contentType);
    if (named.isEmpty()) {
      return StandardCharsets.UTF_8;
    }
    String name = named.get().toUpperCase(Locale.ROOT);
    if (!READABLE.contains(name)) {
      throw LegacyException.ofCall(
          LegacyErrorCode.INVALID_REQUEST,
          "A form cannot be read in the charset "
              + Shortened.text(named.get())
              + "; send it in UTF-8");
    }
    return Charset.forName(name);
  }

  /**
   * The parameters, in order. Pairs without a name are left out (a client begins its form with an
   * ampersand); a name without a value has an empty one.
   *
   * @param text one character a byte
   */
  static List<Parameter> decode(String text, Charset charset) {
    List<Parameter> parameters = new ArrayList<>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = decodePart(equals < 0 ? pair : pair.substring(0, equals), charset).trim();
      if (!name.isEmpty()) {
        String value = equals < 0 ? "" : decodePart(pair.substring(equals + 1), charset);
        parameters.add(new Parameter(name, value));
      }
    }
    return parameters;
  }

  private static String decodePart(String text, Charset charset) {
    if (text.chars().allMatch(FormDecoder::isPlain)) {
      return text;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '+') {
        bytes.write(' ');
      } else if (c == '%' && isHex(text, at + 1) && isHex(text, at + 2)) {
        bytes.write(Integer.parseInt(text.substring(at + 1, at + 3), 16));
        at += 2;
      } else if (c < 0x100) {
        bytes.write(c);
      } else {
        bytes.writeBytes(String.valueOf(c).getBytes(charset));
      }
    }
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
    } catch (CharacterCodingException e) {
      throw LegacyException.ofCall(
          LegacyErrorCode.INVALID_REQUEST,
          "A parameter is not in " + charset + "; percent-encode text as UTF-8");
    }
  }

  /** Whether it is the same in all encodings, and stands for itself. */
  private static boolean isPlain(int c) {
    return c < 0x80 && c != '%' && c != '+';
  }

  private static boolean isHex(String text, int at) {
    return at < text.length() && Character.digit(text.charAt(at), 16) >= 0 && text.charAt(at) < 128;
  }
}
