package org.turkbridge.archive.xml;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which encoding a document is written in (<a
 * href="https://www.w3.org/TR/xml/#sec-guessing">Extensible Markup Language, appendix F</a>).
 *
 * @param charset to decode with
 * @param markLength bytes of the byte order mark, 0 if there is none
 */
record XmlEncoding(Charset charset, int markLength) {
  /** How many bytes {@link #detect} wants to see, if there are so many. */
  static final int LOOK_AHEAD = 1024;

  private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
  private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
  private static final Pattern DECLARATION =
      Pattern.compile(
          "\\s*<\\?xml\\s[^>]*?\\sencoding\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')", Pattern.DOTALL);

  /** An encoding that no one here knows. */
  static final class UnknownEncodingException extends Exception {
    private static final long serialVersionUID = 1L;

    UnknownEncodingException(String name) {
      super(name);
    }
  }

  /**
   * From the byte order mark, else from the XML declaration, else UTF-8.
   *
   * @param length how many of the bytes are there
   */
  static XmlEncoding detect(byte[] bytes, int length) throws UnknownEncodingException {
    // The four byte marks go first: UTF-32LE begins as UTF-16LE does.
    if (begins(bytes, length, 0x00, 0x00, 0xFE, 0xFF)) {
      return new XmlEncoding(UTF_32BE, 4);
    }
    if (begins(bytes, length, 0xFF, 0xFE, 0x00, 0x00)) {
      return new XmlEncoding(UTF_32LE, 4);
    }
    if (begins(bytes, length, 0xFE, 0xFF)) {
      return new XmlEncoding(StandardCharsets.UTF_16BE, 2);
    }
    if (begins(bytes, length, 0xFF, 0xFE)) {
      return new XmlEncoding(StandardCharsets.UTF_16LE, 2);
    }
    if (begins(bytes, length, 0xEF, 0xBB, 0xBF)) {
      return new XmlEncoding(StandardCharsets.UTF_8, 3);
    }
    if (begins(bytes, length, 0x00, 0x00, 0x00, '<')) {
      return new XmlEncoding(UTF_32BE, 0);
    }
    if (begins(bytes, length, '<', 0x00, 0x00, 0x00)) {
      return new XmlEncoding(UTF_32LE, 0);
    }
    if (begins(bytes, length, 0x00, '<')) {
      return new XmlEncoding(StandardCharsets.UTF_16BE, 0);
    }
    if (begins(bytes, length, '<', 0x00)) {
      return new XmlEncoding(StandardCharsets.UTF_16LE, 0);
    }
    return new XmlEncoding(declared(bytes, length), 0);
  }

  /**
   * Whether text of a document that declares the name may be decoded with the charset.
   *
   * @param declared null if the document declares none
   */
  static boolean reads(Charset charset, @Nullable String declared) {
    if (charset.equals(StandardCharsets.UTF_8)) {
      // Bytes of another encoding are malformed in UTF-8 and are found where they stand.
      return true;
    }
    try {
      return charset.equals(named(declared == null ? "UTF-8" : declared)) || isWide(charset);
    } catch (UnknownEncodingException e) {
      return false;
    }
  }

  private static Charset declared(byte[] bytes, int length) throws UnknownEncodingException {
    Matcher declaration =
        DECLARATION.matcher(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
    if (!declaration.lookingAt()) {
      return StandardCharsets.UTF_8;
    }
    return named(declaration.group(1) != null ? declaration.group(1) : declaration.group(2));
  }

  private static Charset named(String name) throws UnknownEncodingException {
    try {
      Charset charset = Charset.forName(name);
      // Text that was saved as UTF-8 with the declaration it had in memory; .NET programs do so.
      return isWide(charset) ? StandardCharsets.UTF_8 : charset;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new UnknownEncodingException(name);
    }
  }

  private static boolean isWide(Charset charset) {
    return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
  }

  private static boolean begins(byte[] bytes, int length, int... beginning) {
    if (length < beginning.length) {
      return false;
    }
    for (int i = 0; i < beginning.length; i++) {
      if ((bytes[i] & 0xFF) != beginning[i]) {
        return false;
      }
    }
    return true;
  }
}
