package org.turkbridge.verify.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.turkbridge.verify.json.ExactJson;
import org.turkbridge.verify.json.JsonFaults;

/** Reads calls out of a HAR file (HTTP Archive 1.2), as browsers and proxies write it. */
final class HarFile {
  private final Path file;
  private final List<StoredRecording> calls;
  private final List<String> skipped;
  private final Redaction redaction = new Redaction(List.of());

  private HarFile(Path file, List<StoredRecording> calls, List<String> skipped) {
    this.file = file;
    this.calls = calls;
    this.skipped = skipped;
  }

  static void read(Path file, byte[] content, List<StoredRecording> calls, List<String> skipped) {
    try {
      Object har = ExactJson.read(withoutMark(content));
      Optional<Object> entries =
          ExactJson.member(har, "log").flatMap(log -> ExactJson.member(log, "entries"));
      if (entries.filter(List.class::isInstance).isEmpty()) {
        calls.add(StoredRecording.broken(file, 1, "no HAR file: it has no log.entries"));
        return;
      }
      new HarFile(file, calls, skipped).entries((List<?>) entries.get());
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      calls.add(StoredRecording.broken(file, line, "not JSON: " + JsonFaults.text(e)));
    }
  }

  private static byte[] withoutMark(byte[] content) {
    boolean marked = content.length >= 3 && content[0] == (byte) 0xEF && content[1] == (byte) 0xBB;
    return marked ? java.util.Arrays.copyOfRange(content, 3, content.length) : content;
  }

  private void entries(List<?> entries) {
    int number = 0;
    for (Object entry : entries) {
      String place = "entry " + ++number;
      try {
        calls.add(
            StoredRecording.of(file, place, redaction.redacted(new HarEntry(entry).recording())));
      } catch (HarEntryException e) {
        if (e.isForeign()) {
          skipped.add(file + ", " + place + ": " + e.text());
        } else {
          calls.add(StoredRecording.unusable(file, place, e.text()));
        }
      }
    }
  }
}
