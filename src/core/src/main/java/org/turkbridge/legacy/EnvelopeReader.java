package org.turkbridge.legacy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads a call out of its envelope, REST or SOAP. */
public final class EnvelopeReader {
  private static final String SOAP_PATH = "/onca/soap";
  private static final Pattern XML_TYPE =
      Pattern.compile("\\s*(text|application)/([\\w.-]+\\+)?xml\\b.*");

  /** Behind a byte order mark, and in UTF-16 among zeros. */
  private static final Pattern XML_START =
      Pattern.compile("^(\u00EF\u00BB\u00BF|\u00FE\u00FF|\u00FF\u00FE)?[\\s\u0000]*<");

  private EnvelopeReader() {}

  /**
   * The envelope as far as it shows before the message is read, so that a message that cannot be
   * read is answered in kind.
   */
  public static Envelope guess(WireRequest request) {
    return isSoap(request) ? Envelope.soap(ApiVersion.LATEST) : Envelope.rest(ApiVersion.LATEST);
  }

  /**
   * The call.
   *
   * @throws EnvelopeException if it is none; it carries the envelope to answer in
   */
  public static LegacyCall read(WireRequest request) {
    return isSoap(request) ? SoapReader.read(request) : RestReader.read(request);
  }

  /** Both share their paths: SOAP is what posts XML. */
  private static boolean isSoap(WireRequest request) {
    if (!request.method().equals("POST")) {
      return false;
    }
    String type = request.contentType() == null ? "" : request.contentType();
    return request.path().equals(SOAP_PATH)
        || XML_TYPE.matcher(type.toLowerCase(Locale.ROOT)).matches()
        || startsLikeXml(request.body());
  }

  private static boolean startsLikeXml(byte[] body) {
    String start = new String(body, 0, Math.min(body.length, 64), StandardCharsets.ISO_8859_1);
    return XML_START.matcher(start).find();
  }
}
