package org.turkbridge.verify.recording;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.turkbridge.http.Api;
import org.turkbridge.legacy.EnvelopeException;
import org.turkbridge.legacy.EnvelopeReader;
import org.turkbridge.legacy.LegacyCall;
import org.turkbridge.legacy.LegacyException;
import org.turkbridge.legacy.Transport;
import org.turkbridge.requester.Requester;
import org.turkbridge.requester.SecretNames;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * Takes signatures, keys, tokens and passwords out of a call. {@link #REMOVED} stands where one
 * was, so that a replay signs what was signed, and in the same place. A body that nobody can read
 * is removed whole.
 */
public final class Redaction {
  /** Stands for a secret, an Authorization header, or a body. */
  public static final String REMOVED = "REMOVED";

  private static final Set<String> KEPT_HEADERS =
      Set.of("content-type", "soapaction", "x-amz-target", "user-agent", "authorization");

  private static final Pattern SIGNATURE = Pattern.compile("Signature=([0-9a-fA-F]+)");

  private final SecretSearch known;

  /**
   * @param requesters whose keys and session tokens go wherever they stand
   */
  public Redaction(Collection<Requester> requesters) {
    this.known = SecretSearch.NOTHING.and(secrets(requesters));
  }

  /** The call without its secrets, and with the headers alone that matter. */
  Recording redacted(Recording recording) {
    FoundSecrets secrets = new FoundSecrets(known);
    RecordedRequest request = redacted(recording.api(), recording.request(), secrets);
    return new Recording(recording.api(), request, redacted(recording.answer(), secrets));
  }

  /**
   * An answer without the secrets of the request that it answers.
   *
   * @param request as it was sent
   */
  public RecordedAnswer redacted(Api api, RecordedRequest request, RecordedAnswer answer) {
    return redacted(new Recording(api, request, answer)).answer();
  }

  private static List<String> secrets(Collection<Requester> requesters) {
    List<String> secrets = new ArrayList<>();
    for (Requester requester : requesters) {
      secrets.add(requester.credentials().secretAccessKey());
      if (requester.credentials() instanceof AwsSessionCredentials session) {
        secrets.add(session.sessionToken());
      }
    }
    return secrets;
  }

  private static RecordedRequest redacted(Api api, RecordedRequest request, FoundSecrets secrets) {
    Optional<LegacyCall> call = api == Api.LEGACY ? call(request) : Optional.empty();
    call.ifPresent(read -> addSignature(read, secrets));
    Optional<Transport> readAs = call.map(read -> read.envelope().transport());
    ParameterSecrets parameters = new ParameterSecrets(secrets);
    BodyRedaction bodies = new BodyRedaction(secrets, parameters);
    List<Header> headers = headers(request.headers(), secrets, parameters);
    String target = parameters.removedFromForm(request.target());
    String type = request.header("Content-Type").orElse("");
    byte[] body = body(request.body(), type, text -> bodies.removed(text, readAs));
    return new RecordedRequest(
        request.method(),
        secrets.swept(target),
        headers.stream()
            .map(header -> new Header(header.name(), secrets.swept(header.value())))
            .toList(),
        BodyText.change(body, type, secrets::swept));
  }

  /** One that was removed whole is so in one encoding. */
  private static byte[] body(byte[] body, String type, UnaryOperator<String> redaction) {
    byte[] redacted = BodyText.change(body, type, redaction);
    boolean isRemoved = new String(redacted, BodyText.charset(body, type)).equals(REMOVED);
    return isRemoved ? removedBody() : redacted;
  }

  private static RecordedAnswer redacted(RecordedAnswer answer, FoundSecrets secrets) {
    List<Header> headers =
        answer.headers().stream()
            .filter(header -> header.is("Content-Type"))
            .map(header -> new Header(header.name(), secrets.swept(oneLine(header.value()))))
            .toList();
    return new RecordedAnswer(
        answer.status(), headers, BodyText.change(answer.body(), "", secrets::swept));
  }

  private static Optional<LegacyCall> call(RecordedRequest request) {
    try {
      return Optional.of(EnvelopeReader.read(request.wire()));
    } catch (EnvelopeException unreadable) {
      return Optional.empty();
    }
  }

  /** However it is written: what the reader of envelopes takes for the signature is one. */
  private static void addSignature(LegacyCall call, FoundSecrets secrets) {
    try {
      secrets.add(call.common().text("Signature"));
    } catch (LegacyException sentTwice) {
      // Then it is found by its name.
    }
  }

  private static List<Header> headers(
      List<Header> all, FoundSecrets secrets, ParameterSecrets parameters) {
    List<Header> kept = new ArrayList<>();
    for (Header header : all) {
      boolean isSecret = SecretNames.isSecret(header.name());
      if (isSecret) {
        addValue(header.value(), secrets);
      }
      if (KEPT_HEADERS.contains(header.name().toLowerCase(Locale.ROOT))) {
        String value = isSecret ? REMOVED : parameters.removedFromHeader(oneLine(header.value()));
        kept.add(new Header(header.name(), value));
      }
    }
    return kept;
  }

  private static void addValue(String value, FoundSecrets secrets) {
    secrets.add(value);
    // What follows the scheme of an Authorization.
    secrets.add(value.substring(value.indexOf(' ') + 1));
    SIGNATURE.matcher(value).results().forEach(found -> secrets.addKnown(found.group(1)));
  }

  private static String oneLine(String value) {
    return value.replaceAll("\\p{Cntrl}", " ").strip();
  }

  /** What is written in the place of a body that was removed whole. */
  static byte[] removedBody() {
    return REMOVED.getBytes(StandardCharsets.UTF_8);
  }
}
