package org.turkbridge.verify.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HarFileTest {
  @TempDir private Path folder;
  private Path har;

  @BeforeEach
  void sample() throws IOException {
    har = folder.resolve("browser.har");
    try (InputStream sample = HarFileTest.class.getResourceAsStream("browser.har")) {
      Files.copy(sample, har);
    }
  }

  @Test
  void callsOfBothApisAreRead() throws IOException {
    List<Recording> calls = calls();
    assertThat(calls)
        .extracting(call -> call.api() + " " + call.operation())
        .containsExactly(
            "LEGACY GetQualificationRequests",
            "LEGACY GetQualificationType",
            "CURRENT ListQualificationRequests");
    assertThat(text(calls.get(0).answer().body()))
        .isEqualTo("<GetQualificationRequestsResponse>Größe</GetQualificationRequestsResponse>");
    assertThat(text(calls.get(1).request().body()))
        .isEqualTo(
            "Operation=GetQualificationType&Signature=REMOVED&QualificationTypeId=3+Gr%C3%B6%C3%9Fe");
    assertThat(text(calls.get(2).request().body())).isEqualTo("{\"MaxResults\": 1}");
  }

  @Test
  void noSignatureOfItIsKept() throws IOException {
    for (Recording call : calls()) {
      String all = text(RecordingFile.write(call));
      assertThat(all).contains("REMOVED").doesNotContain("c2VjcmV0U2lnbmF0dXJl");
    }
  }

  @Test
  void otherEntriesAreNamedWithoutTheirQuery() throws IOException {
    assertThat(Recordings.read(List.of(folder)).skipped())
        .containsExactly(
            har + ", entry 2: GET https://cdn.example.org/logo.png is no call of either API");
  }

  @Test
  void callWithoutAnAnswerCounts() throws IOException {
    StoredRecording stored = Recordings.read(List.of(folder)).all().get(3);
    assertThat(stored.place()).isEqualTo("entry 5");
    assertThat(stored.recording()).isEmpty();
    assertThat(stored.fault()).contains("no answer");
  }

  @Test
  void brokenFileIsNamedWithItsLine() throws IOException {
    Files.writeString(har, "{\"log\": {\n\"entries\": [}");
    StoredRecording broken = Recordings.read(List.of(har)).all().get(0);
    assertThat(broken.recording()).isEmpty();
    assertThat(broken.place()).isEqualTo("line 2");
    assertThat(broken.fault()).contains("not JSON", "line 2, column 12").doesNotContain("Source");
  }

  private List<Recording> calls() throws IOException {
    return Recordings.read(List.of(har)).all().stream()
        .flatMap(stored -> stored.recording().stream())
        .toList();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
