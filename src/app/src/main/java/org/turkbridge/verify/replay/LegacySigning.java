package org.turkbridge.verify.replay;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import org.turkbridge.legacy.EnvelopeException;
import org.turkbridge.legacy.EnvelopeReader;
import org.turkbridge.legacy.LegacyException;
import org.turkbridge.legacy.Signatures;
import org.turkbridge.requester.Requester;
import org.turkbridge.verify.recording.BodyText;
import org.turkbridge.verify.recording.RecordedRequest;
import org.turkbridge.verify.recording.Redaction;

/** Signs a legacy call where it was signed: in the query, the form or the SOAP message. */
final class LegacySigning {
  private final Requester key;

  LegacySigning(Requester key) {
    this.key = key;
  }

  /** The call as of that moment; as it is if it was not signed, or cannot be read. */
  RecordedRequest signed(RecordedRequest recorded, Instant now) {
    if (!wasSigned(recorded)) {
      return recorded;
    }
    RecordedRequest timed =
        with(
            recorded,
            "Timestamp",
            value -> !value.isBlank(),
            now.truncatedTo(ChronoUnit.SECONDS).toString());
    RecordedRequest keyed =
        with(timed, "AWSAccessKeyId", value -> !value.isBlank(), key.accessKeyId());
    try {
      String text = Signatures.stringToSign(EnvelopeReader.read(keyed.wire()));
      String signature = Signatures.sign(key.credentials().secretAccessKey(), text);
      return with(keyed, "Signature", Redaction.REMOVED::equals, signature);
    } catch (EnvelopeException | LegacyException unreadable) {
      return keyed;
    }
  }

  private static boolean wasSigned(RecordedRequest recorded) {
    RecordedRequest bare = with(recorded, "Signature", Redaction.REMOVED::equals, "");
    return !bare.target().equals(recorded.target()) || !Arrays.equals(bare.body(), recorded.body());
  }

  private static RecordedRequest with(
      RecordedRequest request, String name, Predicate<String> old, String value) {
    BinaryOperator<String> inParameters =
        (written, was) ->
            decoded(written).equals(name) && old.test(was)
                ? URLEncoder.encode(value, StandardCharsets.UTF_8)
                : was;
    BinaryOperator<String> inElements =
        (written, was) -> written.equals(name) && old.test(was) ? value : was;
    String target = WrittenValues.ofParameters(request.target(), inParameters);
    byte[] body =
        BodyText.change(
            request.body(),
            request.header("Content-Type").orElse(""),
            text ->
                WrittenValues.ofElements(
                    WrittenValues.ofParameters(text, inParameters), inElements));
    return request.with(target, body);
  }

  private static String decoded(String name) {
    try {
      return URLDecoder.decode(name, StandardCharsets.UTF_8).strip();
    } catch (IllegalArgumentException e) {
      return name;
    }
  }
}
