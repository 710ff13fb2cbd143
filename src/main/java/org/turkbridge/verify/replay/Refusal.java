package org.turkbridge.verify.replay;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.turkbridge.verify.recording.Recording;
import org.turkbridge.verify.recording.Redaction;

/** Answers that refuse a key or signature, which no replay can get again: it signs anew. */
final class Refusal {
  private static final Pattern LEGACY =
      Pattern.compile(
          "<(?:\\w+:)?Code>(?:AWS\\.BadClaimsSupplied<"
              + "|AWS\\.NotAuthorized</(?:\\w+:)?Code><(?:\\w+:)?Message>.*use this AWSAccessKeyId)");
  private static final Pattern CURRENT =
      Pattern.compile(
          "\"__type\"\\s*:\\s*\"[^\"]*(InvalidSignature|IncompleteSignature|UnrecognizedClient"
              + "|InvalidClientTokenId|SignatureDoesNotMatch|ExpiredToken)\\w*\"");

  private Refusal() {}

  static boolean isOfSignature(Recording recording) {
    String answer = new String(recording.answer().body(), StandardCharsets.UTF_8);
    return switch (recording.api()) {
      case LEGACY -> LEGACY.matcher(answer).find() && wasSigned(recording);
      case CURRENT -> CURRENT.matcher(answer).find() && wasSigned(recording);
    };
  }

  private static boolean wasSigned(Recording recording) {
    return recording.request().target().contains(Redaction.REMOVED)
        || recording.request().headers().stream()
            .anyMatch(header -> header.value().equals(Redaction.REMOVED))
        || new String(recording.request().body(), StandardCharsets.ISO_8859_1)
            .replace("\u0000", "")
            .contains(Redaction.REMOVED);
  }
}
