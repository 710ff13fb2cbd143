package org.turkbridge.verify.recording;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a body is written: as it is; folded, with lines that end in a backslash; or escaped too,
 * where bytes would not survive an editor or a version control system.
 */
enum BodyForm {
  PLAIN,
  /** A backslash at the end of a line, the line end and the blanks after it stand for nothing. */
  FOLDED,
  /**
   * The same, and {@code \\} is a backslash, {@code \r} a carriage return, {@code \xNN} the byte of
   * that number.
   */
  ESCAPED;

  static final String HEADER = "Turkbridge-Body";

  private static final Pattern FOLD = Pattern.compile("\\\\\n[ \t]*");
  private static final Pattern UNREADABLE =
      Pattern.compile("[\\x00-\\x08\\x0B-\\x1F\\x7F\uFEFF]|\\\\\n|\\\\\\z");
  private static final Pattern SEPARATOR_LINE =
      Pattern.compile("(?m)^#(?=" + RecordingFile.SEPARATOR.substring(1) + "$)");

  /** As it is written. */
  record Written(BodyForm form, String text) {}

  static Written write(byte[] body) {
    Optional<String> text =
        utf8(body)
            .filter(utf8 -> !UNREADABLE.matcher(utf8).find())
            .filter(utf8 -> !SEPARATOR_LINE.matcher(utf8).find());
    String unfolded = text.orElseGet(() -> escaped(body));
    String folded = new BodyFolds(unfolded).folded();
    BodyForm form = text.isEmpty() ? ESCAPED : folded.equals(unfolded) ? PLAIN : FOLDED;
    return new Written(form, folded);
  }

  /**
   * The bytes of a body.
   *
   * @param line of its beginning
   */
  byte[] read(String text, int line) throws RecordingException {
    return switch (this) {
      case PLAIN -> text.getBytes(StandardCharsets.UTF_8);
      case FOLDED -> FOLD.matcher(text).replaceAll("").getBytes(StandardCharsets.UTF_8);
      case ESCAPED -> unescaped(text, line);
    };
  }

  private static Optional<String> utf8(byte[] body) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static String escaped(byte[] body) {
    StringBuilder text = new StringBuilder(body.length + 64);
    int at = 0;
    while (at < body.length) {
      int length = readableLength(body, at);
      if (length == 0) {
        int b = body[at] & 0xFF;
        text.append(b == '\\' ? "\\\\" : b == '\r' ? "\\r" : "\\x%02X".formatted(b));
        at++;
      } else {
        text.append(new String(body, at, length, StandardCharsets.UTF_8));
        at += length;
      }
    }
    return SEPARATOR_LINE.matcher(text).replaceAll("\\\\x23");
  }

  /** How many bytes make the character there; 0 if it must be escaped. */
  private static int readableLength(byte[] body, int at) {
    int first = body[at] & 0xFF;
    if (first < 0x80) {
      return (first >= 0x20 && first != 0x7F && first != '\\') || first == '\n' || first == '\t'
          ? 1
          : 0;
    }
    int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (at + length > body.length) {
      return 0;
    }
    byte[] character = java.util.Arrays.copyOfRange(body, at, at + length);
    return utf8(character).filter(text -> !text.equals("\uFEFF")).isPresent() ? length : 0;
  }

  private static byte[] unescaped(String text, int firstLine) throws RecordingException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    int line = firstLine;
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf('\\', at);
      String plain = text.substring(at, end < 0 ? text.length() : end);
      line += Math.toIntExact(plain.chars().filter(c -> c == '\n').count());
      bytes.writeBytes(plain.getBytes(StandardCharsets.UTF_8));
      if (end < 0) {
        break;
      }
      at = end + 2;
      switch (end + 1 < text.length() ? text.charAt(end + 1) : 0) {
        case '\\' -> bytes.write('\\');
        case 'r' -> bytes.write('\r');
        case 'x' -> {
          bytes.write(hex(text, at, line));
          at += 2;
        }
        case '\n' -> {
          line++;
          while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
          }
        }
        default ->
            throw new RecordingException(
                line, "a backslash that begins no escape; write \\\\, \\r or \\x and two digits");
      }
    }
    return bytes.toByteArray();
  }

  private static int hex(String text, int at, int line) throws RecordingException {
    try {
      if (at + 2 <= text.length() && Character.digit(text.charAt(at), 16) >= 0) {
        return Integer.parseInt(text.substring(at, at + 2), 16);
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new RecordingException(line, "\\x is not followed by two hexadecimal digits");
  }
}
