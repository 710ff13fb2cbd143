package org.turkbridge.verify.recording;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A body as text whose every byte comes back, whatever its encoding. */
public final class BodyText {
  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*[\"']?([^\\s;\"']+)", Pattern.CASE_INSENSITIVE);

  private BodyText() {}

  /**
   * The body with its text changed; the same bytes where nothing was.
   *
   * @param contentType the header, which may name the encoding; empty if there is none
   */
  public static byte[] change(byte[] body, String contentType, UnaryOperator<String> change) {
    Charset charset = charset(body, contentType);
    String text = new String(body, charset);
    String changed = change.apply(text);
    return changed.equals(text) ? body : changed.getBytes(charset);
  }

  static Charset charset(byte[] body, String contentType) {
    if (body.length > 3 && (body[0] == 0 || starts(body, 0xFE, 0xFF))) {
      return StandardCharsets.UTF_16BE;
    }
    if (body.length > 3 && (body[1] == 0 || starts(body, 0xFF, 0xFE))) {
      return StandardCharsets.UTF_16LE;
    }
    return named(contentType)
        .filter(charset -> Arrays.equals(new String(body, charset).getBytes(charset), body))
        // One character a byte: ASCII, which is all that is looked for, is itself in it.
        .orElse(StandardCharsets.ISO_8859_1);
  }

  /** The encoding that a Content-Type names, if there is one of that name. */
  static Optional<Charset> named(String contentType) {
    Matcher named = CHARSET.matcher(contentType);
    try {
      return named.find()
          ? Optional.of(Charset.forName(named.group(1))).filter(Charset::canEncode)
          : Optional.empty();
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }

  private static boolean starts(byte[] body, int first, int second) {
    return (body[0] & 0xFF) == first && (body[1] & 0xFF) == second;
  }
}
