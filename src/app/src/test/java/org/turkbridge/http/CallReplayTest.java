package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turkbridge.verify.replay.ReplayTargets;
import org.turkbridge.verify.replay.ReplayedCall;
import org.turkbridge.verify.report.Finding;
import org.turkbridge.verify.report.FindingKind;

/** Recorded calls are sent to a real server, and what it answers is compared. */
final class CallReplayTest {
  private static final String ANSWER_OF_LIST =
      "/GetQualificationRequestsResponse[1]/GetQualificationRequestsResult[1]"
          + "/QualificationRequest[1]/Answer[1]";

  private RecordingScene scene;

  @BeforeEach
  void scene(@TempDir Path folder) {
    scene = new RecordingScene(folder);
  }

  @Test
  void sameServiceAnswersTheSame() throws Exception {
    scene.record();
    List<ReplayedCall> calls = scene.replayed(scene.archive("Größe ελ", "2"), 1);
    assertThat(calls).extracting(ReplayedCall::findings).containsOnly(List.of());
    assertThat(calls).hasSize(8);
  }

  @Test
  void changedDataIsFoundAndUpdated() throws Exception {
    scene.record();
    Path file = scene.recordings().resolve("0001-GetQualificationRequests.http");
    String request = request(file);
    List<ReplayedCall> calls = scene.replayed(scene.archive("Grösse", "2"), 1);
    Finding first = calls.get(0).findings().get(0);
    assertThat(first.kind()).isEqualTo(FindingKind.CHANGED_VALUE);
    assertThat(first.path()).isEqualTo(ANSWER_OF_LIST);
    assertThat(first.before()).contains("Größe ελ");
    assertThat(first.after()).contains("Grösse");
    assertThat(first.subject()).isEqualTo("GetQualificationRequests");
    assertThat(first.source()).endsWith("0001-GetQualificationRequests.http");
    assertThat(calls.get(4).findings())
        .extracting(Finding::path)
        .containsExactly("/QualificationRequests/0/Answer");
    assertThat(calls.get(3).verdict()).isEqualTo(ReplayedCall.Verdict.EQUAL);

    for (ReplayedCall call : calls) {
      if (!call.findings().isEmpty()) {
        call.update();
      }
    }
    assertThat(scene.replayed(scene.archive("Grösse", "2"), 1))
        .extracting(ReplayedCall::findings)
        .containsOnly(List.of());
    assertThat(file).content().contains("Grösse").doesNotContain("Größe");
    assertThat(request(file)).isEqualTo(request);
  }

  @Test
  void atOnceTheSameIsFoundInTheSameOrder() throws Exception {
    scene.record();
    Path archive = scene.archive("other", "3");
    List<Finding> inOrder = RecordingScene.findings(scene.replayed(archive, 1));
    assertThat(inOrder).hasSizeGreaterThan(5);
    assertThat(RecordingScene.findings(scene.replayed(archive, 4))).isEqualTo(inOrder);
  }

  @Test
  void brokenRecordingIsNamedAndTheRestReplayed() throws Exception {
    scene.record();
    Path broken = scene.recordings().resolve("0002-GetQualificationRequests.http");
    Files.writeString(
        broken, Files.readString(broken).replace("### answer\nHTTP/1.1", "### answer\nHTTQ"));
    List<ReplayedCall> calls = scene.replayed(scene.archive("Größe ελ", "2"), 1);
    assertThat(calls.get(1).verdict()).isEqualTo(ReplayedCall.Verdict.UNCHECKED);
    Finding found = calls.get(1).findings().get(0);
    assertThat(found.kind()).isEqualTo(FindingKind.UNREADABLE);
    assertThat(found.source()).isEqualTo(broken.toString());
    assertThat(found.place()).matches("line \\d+");
    assertThat(calls).filteredOn(call -> call.verdict() == ReplayedCall.Verdict.EQUAL).hasSize(7);
  }

  @Test
  void serviceThatIsNotThereIsNoAnswer() throws Exception {
    scene.record();
    URI closed;
    try (Bridge gone = RecordingScene.bridge(scene.archive("x", "2"), Calls.REQUESTER, List.of())) {
      closed = gone.legacyUri();
    }
    List<ReplayedCall> calls = new ArrayList<>();
    scene.replay(new ReplayTargets(Optional.of(closed), Optional.of(closed)), 1, calls);
    assertThat(RecordingScene.findings(calls))
        .extracting(Finding::kind)
        .containsOnly(FindingKind.NO_ANSWER);
    assertThat(RecordingScene.findings(calls))
        .extracting(Finding::message)
        .noneMatch(m -> m.contains("Signature"));
  }

  @Test
  void callThatWasRefusedForItsSignatureIsNotSentAndSaysWhatToDo() throws Exception {
    try (Bridge bridge = scene.recordingBridge()) {
      String signed = Calls.query("GetQualificationRequests");
      String call = Calls.get(signed.replaceFirst("Signature=[^&]*", "Signature=wrong"));
      Wire.exchange(bridge.legacyUri(), call.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(RecordingScene.findings(scene.replayed(scene.archive("x", "2"), 1)))
        .extracting(Finding::message)
        .singleElement()
        .asString()
        .endsWith("; not sent. Delete the file");
  }

  private static String request(Path recording) throws IOException {
    return Files.readString(recording).split("### answer", 2)[0];
  }
}
