package org.turkbridge.verify.replay;

import java.util.Optional;
import org.turkbridge.verify.recording.Recording;
import org.turkbridge.verify.recording.StoredRecording;

/** Recorded calls that no replay can send again. */
final class Unsent {
  private Unsent() {}

  /** Why the call is not sent, and what to do about it; empty if it is sent. */
  static Optional<String> reason(StoredRecording stored, Recording recording) {
    String remedy = "; not sent. Delete " + (stored.isUpdatable() ? "the file" : "the entry");
    if (Refusal.isOfSignature(recording)) {
      return Optional.of(
          "it was refused for its key, signature or time, and a replay has its own" + remedy);
    }
    return recording.request().isBodyRemoved()
        ? Optional.of(
            "its body was not recorded, as nothing could tell what in it is secret" + remedy)
        : Optional.empty();
  }
}
