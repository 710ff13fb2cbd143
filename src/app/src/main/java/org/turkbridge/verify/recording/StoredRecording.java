package org.turkbridge.verify.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A recording and where it is kept.
 *
 * @param file the file
 * @param place in it, such as {@code entry 3}; empty for the whole of it
 * @param recording empty if it cannot be read
 * @param fault why it cannot be read; empty if it can
 */
public record StoredRecording(
    Path file, String place, Optional<Recording> recording, String fault) {
  static StoredRecording of(Path file, String place, Recording recording) {
    return new StoredRecording(file, place, Optional.of(recording), "");
  }

  static StoredRecording broken(Path file, int line, String fault) {
    return unusable(file, "line " + line, fault);
  }

  static StoredRecording unusable(Path file, String place, String fault) {
    return new StoredRecording(file, place, Optional.empty(), fault);
  }

  /** Whether {@link #update} can write it: a HAR file is left to who made it. */
  public boolean isUpdatable() {
    return recording.isPresent() && place.isEmpty();
  }

  /**
   * Puts another answer in the place of the recorded one. The request stays to the letter.
   *
   * @throws IOException if it cannot be written; then the file is as it was
   */
  public void update(RecordedAnswer answer) throws IOException {
    Recording old = recording.orElseThrow();
    Recording safe =
        new Redaction(List.of()).redacted(new Recording(old.api(), old.request(), answer));
    try {
      AtomicWrite.replace(file, RecordingFile.withAnswer(Files.readAllBytes(file), safe.answer()));
    } catch (RecordingException e) {
      throw new IOException(file + " was changed while it was replayed: " + e.text(), e);
    }
  }
}
