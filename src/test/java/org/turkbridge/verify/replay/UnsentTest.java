package org.turkbridge.verify.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turkbridge.verify.recording.Recordings;
import org.turkbridge.verify.recording.StoredRecording;

class UnsentTest {
  private static final String CALL =
      "# turkbridge recording 1: legacy\nPOST / HTTP/1.1\n\n%s\n### answer\nHTTP/1.1 200\n\n%s\n";

  @TempDir private Path folder;

  @Test
  void callWithoutItsBodyIsNotSent() throws IOException {
    assertThat(reason("1.http", CALL.formatted("REMOVED", "<a/>")))
        .get()
        .asString()
        .contains("body was not recorded", "Delete the file");
  }

  @Test
  void entryOfAHarIsToBeDeletedAlone() throws IOException {
    String har =
        """
        {"log": {"entries": [{"request": {"method": "POST", "url": "http://x/?Operation=GetX",
        "postData": {"text": "{broken"}}, "response": {"status": 200, "content": {"text": "<a/>"}}}]}}
        """;
    assertThat(reason("1.har", har)).get().asString().contains("Delete the entry");
  }

  @Test
  void allElseIsSent() throws IOException {
    assertThat(reason("1.http", CALL.formatted("Operation=GetX&Signature=REMOVED", "<a/>")))
        .isEmpty();
  }

  private Optional<String> reason(String name, String content) throws IOException {
    Path file = Files.writeString(folder.resolve(name), content);
    StoredRecording stored = Recordings.read(List.of(file)).all().get(0);
    return Unsent.reason(stored, stored.recording().orElseThrow());
  }
}
