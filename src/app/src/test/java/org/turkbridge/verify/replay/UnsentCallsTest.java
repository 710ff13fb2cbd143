package org.turkbridge.verify.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.turkbridge.verify.recording.Recordings;
import org.turkbridge.verify.recording.StoredRecording;

class UnsentCallsTest {
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AWS.BadClaimsSupplied|The specified claims are invalid.   Based on your request|true",
        "AWS.BadClaimsSupplied|The Timestamp x is not a time|true",
        "AWS.NotAuthorized|The identity contained in the request is not authorized to use this"
            + " AWSAccessKeyId|true",
        "AWS.NotAuthorized|AccessDeniedException from sandbox: no|false"
      })
  void callThatWasRefusedForItsSigningIsNotSent(String code, String message, boolean refused)
      throws IOException {
    String answer =
        "<R><OperationRequest><Errors><Error><Code>%s</Code><Message>%s</Message></Error></Errors></OperationRequest></R>";
    Optional<String> reason =
        reason(
            "1.http",
            CALL.formatted("Operation=GetX&Signature=REMOVED", answer.formatted(code, message)));
    assertThat(reason.isEmpty()).isEqualTo(!refused);
    assertThat(reason("2.http", CALL.formatted("Operation=GetX", answer.formatted(code, message))))
        .isEmpty();
  }

  @Test
  void allElseIsSent() throws IOException {
    assertThat(reason("1.http", CALL.formatted("Operation=GetX&Signature=REMOVED", "<a/>")))
        .isEmpty();
  }

  private Optional<String> reason(String name, String content) throws IOException {
    Path file = Files.writeString(folder.resolve(name), content);
    StoredRecording stored = Recordings.read(List.of(file)).all().get(0);
    return UnsentCalls.reason(stored, stored.recording().orElseThrow());
  }
}
