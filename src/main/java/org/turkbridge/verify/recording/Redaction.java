package org.turkbridge.verify.recording;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.turkbridge.legacy.EnvelopeException;
import org.turkbridge.legacy.EnvelopeReader;
import org.turkbridge.legacy.LegacyException;

/**
 * Takes signatures and session tokens out of a call. {@link #REMOVED} stands where one was, so that
 * a replay signs what was signed, and in the same place.
 */
public final class Redaction {
  /** Stands for a signature, a token or an Authorization header. */
  public static final String REMOVED = "REMOVED";

  /** Shorter texts would be found in what is no secret. */
  private static final int SHORTEST_SWEPT = 8;

  private static final Set<String> SECRET_PARAMETERS =
      Set.of(
          "signature",
          "securitytoken",
          "sessiontoken",
          "awssecretaccesskey",
          "awssecretkey",
          "secretaccesskey",
          "secretkey",
          "x-amz-signature",
          "x-amz-credential",
          "x-amz-security-token");
  private static final Set<String> SECRET_HEADERS = Set.of("authorization", "x-amz-security-token");
  private static final Set<String> KEPT_HEADERS =
      Set.of("content-type", "soapaction", "x-amz-target", "user-agent", "authorization");

  private static final Pattern PARAMETER = Pattern.compile("(?<=^|[?&])([^=&?]*)=([^&]*)");

  /** Up to the end of the text where the element is not closed. */
  private static final Pattern ELEMENT =
      Pattern.compile(
          "(<((?:[\\w.-]+:)?(?:Signature|SignatureValue|SecurityToken|SessionToken|Password"
              + "|BinarySecurityToken|(?:AWS)?Secret(?:Access)?Key))(?:\\s[^>]*)?(?<!/)>)"
              + "(.*?)(?=</\\2\\s*>|\\z)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final Set<String> secrets = new HashSet<>();

  private Redaction() {}

  /** The call without its secrets, and with the headers alone that matter. */
  static Recording of(Recording recording) {
    return new Redaction().redacted(recording);
  }

  private Recording redacted(Recording recording) {
    RecordedRequest request = recording.request();
    if (recording.api() == Api.LEGACY) {
      noteSignatureOf(request);
    }
    List<Header> headers = headers(request.headers());
    String type = request.header("Content-Type").orElse("");
    String target = parameters(request.target());
    byte[] body = BodyText.change(request.body(), type, text -> elements(parameters(text)));
    RecordedAnswer answer = recording.answer();
    return new Recording(
        recording.api(),
        new RecordedRequest(
            request.method(),
            swept(target),
            headers.stream()
                .map(header -> new Header(header.name(), swept(header.value())))
                .toList(),
            BodyText.change(body, type, this::swept)),
        new RecordedAnswer(
            answer.status(),
            answer.headers().stream()
                .filter(header -> header.is("Content-Type"))
                .map(Redaction::oneLine)
                .toList(),
            BodyText.change(answer.body(), "", this::swept)));
  }

  /** However it is written: what the reader of envelopes takes for the signature is one. */
  private void noteSignatureOf(RecordedRequest request) {
    try {
      secret(EnvelopeReader.read(request.wire()).common().text("Signature"));
    } catch (EnvelopeException | LegacyException unreadable) {
      // Then it is found by its name, if it has one.
    }
  }

  private List<Header> headers(List<Header> all) {
    List<Header> kept = new ArrayList<>();
    for (Header header : all) {
      String name = header.name().toLowerCase(Locale.ROOT);
      if (SECRET_HEADERS.contains(name)) {
        secret(header.value());
        Pattern.compile("Signature=([0-9a-fA-F]+)")
            .matcher(header.value())
            .results()
            .forEach(found -> secret(found.group(1)));
      }
      if (KEPT_HEADERS.contains(name)) {
        kept.add(
            SECRET_HEADERS.contains(name) ? new Header(header.name(), REMOVED) : oneLine(header));
      }
    }
    return kept;
  }

  private static Header oneLine(Header header) {
    return new Header(header.name(), header.value().replaceAll("\\p{Cntrl}", " ").strip());
  }

  private String parameters(String text) {
    return PARAMETER
        .matcher(text)
        .replaceAll(
            found -> {
              boolean isSecret =
                  SECRET_PARAMETERS.contains(name(found)) && !found.group(2).isBlank();
              if (isSecret) {
                secret(found.group(2));
                secret(decoded(found.group(2)));
              }
              return java.util.regex.Matcher.quoteReplacement(
                  isSecret ? found.group(1) + "=" + REMOVED : found.group());
            });
  }

  /** As the reader of forms understands it. */
  private static String name(MatchResult parameter) {
    return decoded(parameter.group(1))
        .replaceFirst("^(\u00EF\u00BB\u00BF|\uFEFF)", "")
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private String elements(String text) {
    return ELEMENT
        .matcher(text)
        .replaceAll(
            found -> {
              secret(found.group(3));
              return java.util.regex.Matcher.quoteReplacement(
                  found.group(3).isBlank() ? found.group() : found.group(1) + REMOVED);
            });
  }

  private void secret(@org.jspecify.annotations.Nullable String value) {
    if (value != null && value.strip().length() >= SHORTEST_SWEPT) {
      secrets.add(value.strip());
    }
  }

  /** Also where it is repeated, as in an answer that quotes it. */
  private String swept(String text) {
    String swept = text;
    for (String secret : secrets) {
      swept = swept.replace(secret, REMOVED);
    }
    return swept;
  }
}
