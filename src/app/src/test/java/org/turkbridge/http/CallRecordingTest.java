package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;
import org.turkbridge.verify.recording.CallRecorder;
import org.turkbridge.verify.recording.StoredRecording;
import org.turkbridge.verify.report.Finding;
import org.turkbridge.verify.report.FindingKind;

/** Calls that real clients made are recorded by a real server. */
@Isolated("it reads what this JVM logs")
final class CallRecordingTest {
  private RecordingScene scene;

  @BeforeEach
  void scene(@TempDir Path folder) {
    scene = new RecordingScene(folder);
  }

  @Test
  void callsOfEveryKindAreRecordedWithoutSecrets() throws IOException {
    List<String> signatures = scene.record();
    try (Stream<Path> files = Files.list(scene.recordings())) {
      assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !isHidden(name)))
          .containsExactlyInAnyOrder(
              "0001-GetQualificationRequests.http",
              "0002-GetQualificationRequests.http",
              "0003-GetQualificationRequests.http",
              "0004-GetQualificationType.http",
              "0005-ListQualificationRequests.http",
              "0006-ListQualificationRequests.http",
              "0007-GetQualificationType.http",
              "0008-GetQualificationRequests.http");
    }
    for (StoredRecording stored : scene.read()) {
      assertThat(stored.recording()).as(stored.fault()).isPresent();
      String text = Files.readString(stored.file());
      assertThat(text)
          .contains("REMOVED")
          .doesNotContain(Calls.SECRET, RecordingScene.TOKEN, "Signature=AWS");
      assertThat(text).doesNotContain(signatures.toArray(String[]::new));
      assertThat(text).doesNotContainPattern("[0-9a-f]{64}");
    }
    assertThat(scene.recordings().resolve("0001-GetQualificationRequests.http"))
        .content()
        .contains("GET /?", "Größe ελ", "</QualificationRequest>\\\n");
    assertThat(scene.recordings().resolve("0005-ListQualificationRequests.http"))
        .content()
        .contains("X-Amz-Target: MTurkRequesterServiceV20170117.ListQualificationRequests");
  }

  @Test
  void callIsAnsweredWhereItCannotBeRecorded() throws IOException {
    try (Bridge bridge = scene.recordingBridge()) {
      Files.deleteIfExists(scene.recordings().resolve(".last-number"));
      Files.delete(scene.recordings());
      Files.writeString(scene.recordings(), "in the way");
      LegacyReply.of(
              Wire.exchange(bridge.legacyUri(), Calls.get(Calls.query("GetQualificationRequests"))))
          .isPage(1, 2, 2);
    }
  }

  @Test
  void atTheEndItIsSaidHowManyCallsWereNotRecorded() throws IOException {
    Logger log = (Logger) LoggerFactory.getLogger(CallRecorder.class);
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    log.addAppender(lines);
    try (Bridge bridge = scene.recordingBridge()) {
      byte[] call = Calls.get(Calls.query("GetX")).getBytes(StandardCharsets.UTF_8);
      Wire.exchange(bridge.legacyUri(), call);
      Files.delete(scene.recordings().resolve("0001-GetX.http"));
      Files.deleteIfExists(scene.recordings().resolve(".last-number"));
      Files.delete(scene.recordings());
      Files.writeString(scene.recordings(), "in the way");
      Wire.exchange(bridge.legacyUri(), call);
      Wire.exchange(bridge.legacyUri(), call);
    } finally {
      log.detachAppender(lines);
    }
    assertThat(lines.list).last().asString().contains("Not recorded: 2 of 3 calls");
  }

  @Test
  void questionAboutTheServerIsNoCall() throws IOException {
    try (Bridge bridge = scene.recordingBridge()) {
      String question = "OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
      Wire.exchange(bridge.currentUri(), question.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(scene.recordings()).isEmptyDirectory();
  }

  @Test
  void keyOfTheRequesterIsWrittenNowhere() throws IOException {
    try (Bridge bridge = scene.recordingBridge()) {
      String call = Calls.get("Operation=GetX&Comment=" + Calls.SECRET);
      Wire.exchange(bridge.legacyUri(), call.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(scene.recordings().resolve("0001-GetX.http"))
        .content()
        .contains("Comment=REMOVED")
        .doesNotContain(Calls.SECRET);
  }

  @Test
  void formOfPartsIsRecordedWithoutItsSecretsAndAnsweredTheSame() throws Exception {
    String form =
        """
        --XX
        Content-Disposition: form-data; name="Operation"

        GetQualificationRequests
        --XX
        Content-Disposition: form-data; name="Signature"

        signatureEXAMPLE=
        --XX--
        """
            .replace("\n", "\r\n");
    try (Bridge bridge = scene.recordingBridge()) {
      Wire.exchange(
          bridge.legacyUri(),
          ("POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                  + "Content-Type: multipart/form-data; boundary=XX\r\nContent-Length: "
                  + form.length()
                  + "\r\n\r\n"
                  + form)
              .getBytes(StandardCharsets.UTF_8));
    }
    assertThat(scene.recordings().resolve("0001-unknown.http"))
        .content()
        .contains("name=\"Signature\"", "REMOVED")
        .doesNotContain("signatureEXAMPLE");
    assertThat(RecordingScene.findings(scene.replayed(scene.archive("x", "2"), 1))).isEmpty();
  }

  @Test
  void refusedSignatureIsRecordedWithItsStringAndWithoutSecrets() throws Exception {
    String time = Calls.now();
    String form =
        "Operation=GetQualificationRequests&AWSAccessKeyId=AKIDEXAMPLE&SignatureVersion=1"
            + "&SecurityToken=short&Query="
            + Calls.SECRET
            + "&Signature=customersSIGNATUREofTheCall=&Timestamp="
            + time;
    try (Bridge bridge = scene.recordingBridge()) {
      RecordingScene.call(bridge, Calls.form(form));
    }
    assertThat(scene.recordings().resolve("0001-GetQualificationRequests.http"))
        .content()
        .contains(
            "<Key>StringToSign</Key>",
            "<Value>AWSAccessKeyIdAKIDEXAMPLEOperationGetQualificationRequestsQuery(not shown)"
                + "SecurityToken(not shown)SignatureVersion1Timestamp"
                + time
                + "</Value>")
        .doesNotContain("short", Calls.SECRET, "customersSIGNATURE");
    assertThat(RecordingScene.findings(scene.replayed(scene.archive("x", "2"), 1)))
        .extracting(Finding::kind)
        .containsExactly(FindingKind.NOT_COMPARED);
  }

  @Test
  void callAtTheOtherPortIsNotRecorded() throws IOException {
    try (Bridge bridge = scene.recordingBridge()) {
      assertThat(
              Wire.exchange(
                      bridge.legacyUri(),
                      "POST / HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: x\r\n\r\n")
                  .status())
          .isEqualTo(400);
      String query = Calls.query("GetQualificationRequests");
      Wire.exchange(bridge.currentUri(), Calls.get(query).getBytes(StandardCharsets.UTF_8));
    }
    assertThat(scene.recordings()).isDirectoryNotContaining("glob:**.http");
  }

  private static boolean isHidden(String name) {
    return name.startsWith(".");
  }
}
