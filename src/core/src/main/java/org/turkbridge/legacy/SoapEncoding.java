package org.turkbridge.legacy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which encoding a SOAP message is read in. */
final class SoapEncoding {
  private static final Pattern DECLARATION = Pattern.compile("^\\s*<\\?xml\\s[^>]*encoding\\s*=");

  private SoapEncoding() {}

  /**
   * The encoding that the Content-Type names, where the message itself does not say: a byte order
   * mark, a declaration and the zeros of UTF-16 are more often right than a header.
   *
   * @return null to go by the bytes
   */
  static @Nullable String ofHeader(WireRequest request) {
    byte[] body = request.body();
    if (body.length > 3 && body[0] == 0 && body[1] != 0) {
      return "UTF-16BE";
    }
    if (body.length > 3 && body[0] != 0 && body[1] == 0 && body[2] != 0) {
      return "UTF-16LE";
    }
    Optional<String> named = ContentType.charset(request.contentType());
    if (named.isEmpty() || saysItself(body)) {
      return null;
    }
    try {
      return Charset.forName(named.get()).name();
    } catch (IllegalArgumentException e) {
      throw new EnvelopeException(
          Envelope.soap(ApiVersion.LATEST),
          EnvelopeException.ReadSoFar.NOTHING,
          LegacyException.malformed(
              "The charset "
                  + Shortened.text(named.get())
                  + " is not known; send the message in UTF-8"));
    }
  }

  private static boolean saysItself(byte[] body) {
    String start = new String(body, 0, Math.min(body.length, 200), StandardCharsets.ISO_8859_1);
    return start.startsWith("\u00EF\u00BB\u00BF")
        || start.startsWith("\u00FE\u00FF")
        || start.startsWith("\u00FF\u00FE")
        || DECLARATION.matcher(start).find();
  }
}
