package org.turkbridge.verify.replay;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.turkbridge.verify.recording.Recording;
import org.turkbridge.verify.recording.Redaction;
import org.turkbridge.verify.recording.StoredRecording;

/** Recorded calls that no replay can send again. */
final class UnsentCalls {
  private static final Pattern LEGACY =
      Pattern.compile(
          "<(?:\\w+:)?Code>(?:AWS\\.BadClaimsSupplied<|AWS\\.NotAuthorized</(?:\\w+:)?Code><(?:\\w+:)?Message>.*use"
              + " this AWSAccessKeyId)");
  private static final Pattern CURRENT =
      Pattern.compile(
          "\"__type\"\\s*:\\s*\"[^\"]*(InvalidSignature|IncompleteSignature|UnrecognizedClient"
              + "|InvalidClientTokenId|SignatureDoesNotMatch|ExpiredToken)\\w*\"");

  private UnsentCalls() {}

  /** Why the call is not sent, and what to do about it; empty if it is sent. */
  static Optional<String> reason(StoredRecording stored, Recording recording) {
    String remedy = "; not sent. Delete " + (stored.isUpdatable() ? "the file" : "the entry");
    if (isOfSignature(recording)) {
      return Optional.of(
          "it was refused for its key, signature or time, and a replay has its own" + remedy);
    }
    return recording.request().isBodyRemoved()
        ? Optional.of(
            "its body was not recorded, as nothing could tell what in it is secret" + remedy)
        : Optional.empty();
  }

  /**
   * Whether the answer refuses a key or signature, which no replay can get again: it signs anew.
   */
  private static boolean isOfSignature(Recording recording) {
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
