package org.turkbridge.verify.recording;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.turkbridge.verify.json.ExactJson;

/** Reads bodies out of a HAR file, which may hold them as text, as parameters or not at all. */
final class HarBody {
  private static final int GZIP = 0x1F;
  private static final int DEFLATE = 8;
  private static final int ZLIB_CHECK = 31;

  private HarBody() {}

  /**
   * The body that was sent; empty if there is none.
   *
   * @param request of an entry
   */
  static byte[] ofRequest(Object request, HarHeaders headers) throws HarEntryException {
    Object post = ExactJson.member(request, "postData").orElse(ExactJson.NULL);
    Optional<String> text = text(post);
    if (text.isPresent()) {
      return bytes(post, text.get(), headers);
    }
    String form = form(post);
    if (form.isEmpty() && number(request, "bodySize") > 0) {
      throw HarEntryException.unusable("the HAR has no body of the request; save it with content");
    }
    return form.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The body that was answered.
   *
   * @param response of an entry
   * @param mayBeEmpty as that of HEAD is
   */
  static byte[] ofAnswer(Object response, HarHeaders headers, boolean mayBeEmpty)
      throws HarEntryException {
    Object content = ExactJson.member(response, "content").orElse(ExactJson.NULL);
    Optional<String> text = text(content);
    if (text.isPresent()) {
      return unpacked(bytes(content, text.get(), headers), isBase64(content), headers);
    }
    boolean isEmpty = ExactJson.text(content, "text").isPresent() && number(content, "size") == 0;
    if (!isEmpty && !mayBeEmpty) {
      throw HarEntryException.unusable("the HAR has no body of the answer; save it with content");
    }
    return new byte[0];
  }

  private static Optional<String> text(Object content) {
    return ExactJson.text(content, "text").filter(text -> !text.isEmpty());
  }

  /** -1 if it is not said, as HAR has it. */
  private static int number(Object value, String name) {
    return ExactJson.member(value, name)
        .filter(BigDecimal.class::isInstance)
        .map(number -> ((BigDecimal) number).intValue())
        .orElse(-1);
  }

  private static boolean isBase64(Object content) {
    return ExactJson.text(content, "encoding").filter("base64"::equalsIgnoreCase).isPresent();
  }

  private static byte[] bytes(Object content, String text, HarHeaders headers)
      throws HarEntryException {
    if (!isBase64(content)) {
      // The text was decoded by who wrote the file, as the header says.
      return text.getBytes(
          BodyText.named(headers.value("Content-Type")).orElse(StandardCharsets.UTF_8));
    }
    try {
      return Base64.getMimeDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw HarEntryException.unusable("its body is said to be Base64 and is not");
    }
  }

  private static String form(Object content) {
    return ExactJson.items(content, "params").stream()
        .map(
            each ->
                encoded(ExactJson.text(each, "name").orElse(""))
                    + "="
                    + encoded(ExactJson.text(each, "value").orElse("")))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Most who write HAR files unpack bodies and leave the header as it was. */
  private static byte[] unpacked(byte[] body, boolean isBase64, HarHeaders headers)
      throws HarEntryException {
    String coding = headers.value("Content-Encoding").strip().toLowerCase(Locale.ROOT);
    if (!isBase64 || coding.isEmpty() || coding.equals("identity") || isPlain(body)) {
      return body;
    }
    try {
      return switch (coding) {
        case "gzip", "x-gzip" -> (body[0] & 0xFF) == GZIP ? gunzipped(body) : body;
        case "deflate" -> inflated(body);
        default ->
            throw HarEntryException.unusable(
                "its body is still compressed (" + coding + "); save it uncompressed");
      };
    } catch (IOException e) {
      throw HarEntryException.unusable(
          "its body is said to be " + coding + " and is not, or cut off");
    }
  }

  private static boolean isPlain(byte[] body) {
    String text = new String(body, BodyText.charset(body, ""));
    String start = text.replaceFirst("\\A(?:\u00EF\u00BB\u00BF|\uFEFF)?\\s*", "");
    return start.isEmpty() || "<{[".indexOf(start.charAt(0)) >= 0;
  }

  private static byte[] gunzipped(byte[] body) throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return in.readAllBytes();
    }
  }

  /** With the header that the standard asks for, or without, as some servers have it. */
  private static byte[] inflated(byte[] body) throws IOException {
    Inflater inflater = new Inflater(!hasZlibHeader(body));
    try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(body), inflater)) {
      return in.readAllBytes();
    } finally {
      inflater.end();
    }
  }

  private static boolean hasZlibHeader(byte[] body) {
    int first = body[0] & 0xFF;
    return (first & 0x0F) == DEFLATE
        && body.length > 1
        && ((first << 8) + (body[1] & 0xFF)) % ZLIB_CHECK == 0;
  }
}
