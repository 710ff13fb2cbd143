package org.turkbridge.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import org.turkbridge.legacy.EnvelopeReader;
import org.turkbridge.legacy.Transport;
import org.turkbridge.legacy.WireRequest;
import org.turkbridge.requester.SecretNames;

/** Tells of which API a request is, by what calls of the other one never have. */
final class ApiDetection {
  /** What the protocols of today's AWS SDKs send, signed or not. No proxy adds them. */
  private static final Set<String> CURRENT_HEADERS =
      Set.of("x-amz-target", "smithy-protocol", "amz-sdk-invocation-id", "amz-sdk-request");

  /** Signature Version 4 and 4a, and the versions 2 and 3 that came in this header. */
  private static final Pattern AWS_AUTHORIZATION =
      Pattern.compile("\\s*AWS\\d?(-[A-Z0-9-]+)?(\\s.*)?", Pattern.CASE_INSENSITIVE);

  private static final Set<String> PRESIGNED =
      Set.of("x-amz-algorithm", "x-amz-credential", "x-amz-signature", "x-amz-target");

  private static final Pattern AWS_TYPE = Pattern.compile("application/x-amz-.*", Pattern.DOTALL);

  private static final Pattern JSON_TYPE =
      Pattern.compile("application/([\\w.-]+\\+)?(json|cbor)\\b.*", Pattern.DOTALL);

  private static final Pattern BYTE_ORDER_MARK = Pattern.compile("^\uFEFF");

  private static final String FORM_TYPE = "application/x-www-form-urlencoded";

  /** Every legacy call has the first two; the last asks for the WSDL. */
  private static final Set<String> LEGACY_PARAMETERS =
      Set.of("operation", "awsaccesskeyid", "wsdl");

  /** Where the WSDL and the schemas of the retired service were. */
  static final String LEGACY_DOCUMENTS = "/AWSMechanicalTurk/";

  private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD");

  private ApiDetection() {}

  /**
   * The API that a request is a call of.
   *
   * @param body empty if it was not read; what its Content-Type says is believed then
   * @return empty if nothing tells
   */
  static Optional<Api> of(Request request, Optional<byte[]> body) {
    WireRequest wire = WireRequests.of(request, body.orElse(new byte[0]));
    String type = orEmpty(wire.contentType()).strip().toLowerCase(Locale.ROOT);
    String query = orEmpty(wire.query());
    if (isOfAnAwsSdk(request.getHeaders(), type) || hasAny(query, PRESIGNED)) {
      return Optional.of(Api.CURRENT);
    }
    if (hasAny(query, LEGACY_PARAMETERS)
        || wire.path().startsWith(LEGACY_DOCUMENTS)
        || EnvelopeReader.guess(wire).transport() == Transport.SOAP
        || request.getHeaders().contains("SOAPAction")) {
      return Optional.of(Api.LEGACY);
    }
    return ofBody(wire, type, body.isPresent());
  }

  private static boolean isOfAnAwsSdk(HttpFields headers, String type) {
    return CURRENT_HEADERS.stream().anyMatch(headers::contains)
        || headers.getValuesList(HttpHeader.AUTHORIZATION).stream()
            .anyMatch(value -> AWS_AUTHORIZATION.matcher(value).matches())
        || AWS_TYPE.matcher(type).matches();
  }

  private static Optional<Api> ofBody(WireRequest wire, String type, boolean isRead) {
    String text =
        BYTE_ORDER_MARK
            .matcher(new String(wire.body(), StandardCharsets.UTF_8))
            .replaceFirst("")
            .stripLeading();
    if (text.startsWith("{") || text.startsWith("[")) {
      return Optional.of(Api.CURRENT);
    }
    if (hasAny(text, PRESIGNED)) {
      return Optional.of(Api.CURRENT);
    }
    if (hasAny(text, LEGACY_PARAMETERS) || (!isRead && type.startsWith(FORM_TYPE))) {
      return Optional.of(Api.LEGACY);
    }
    boolean hasBody = !text.isEmpty() || !WITHOUT_BODY.contains(wire.method());
    return hasBody && JSON_TYPE.matcher(type).matches()
        ? Optional.of(Api.CURRENT)
        : Optional.empty();
  }

  /**
   * Whether a parameter of the form has one of the names, whatever its case.
   *
   * @param names in small letters
   */
  private static boolean hasAny(String form, Set<String> names) {
    for (String pair : form.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = SecretNames.percentDecoded(equals < 0 ? pair : pair.substring(0, equals));
      if (names.contains(name.strip().toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
