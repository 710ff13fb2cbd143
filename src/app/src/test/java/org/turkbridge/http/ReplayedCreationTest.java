package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turkbridge.verify.recording.CallRecorder;
import org.turkbridge.verify.recording.RecordingFolder;
import org.turkbridge.verify.recording.Recordings;
import org.turkbridge.verify.replay.Replay;
import org.turkbridge.verify.replay.ReplayTargets;
import org.turkbridge.verify.replay.ReplayedCall;
import org.turkbridge.verify.report.Finding;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.RequestErrorException;

/** Calls that make something, and use it, are sent to a service that has nothing of it. */
class ReplayedCreationTest {
  private static final List<String> TIMES = List.of("CreationTime", "GrantTime");
  private static final Pattern ID = Pattern.compile("QualificationTypeId\\W+(3\\w{20,})");

  @TempDir private Path folder;

  @Test
  void laterCallsHaveTheNewIds() throws Exception {
    record();
    assertThat(replayed(TIMES, 1)).hasSize(11).allSatisfy(ReplayedCreationTest::isEqual);
  }

  @Test
  void updatedRecordingsKeepTheirIds() throws Exception {
    record();
    List<String> before = ids();
    for (ReplayedCall call : replayed(TIMES, 1)) {
      call.update();
    }
    assertThat(ids()).isEqualTo(before);
    assertThat(replayed(TIMES, 1)).hasSize(11).allSatisfy(ReplayedCreationTest::isEqual);
  }

  @Test
  void callsThatAreSentAtOnceHaveTheOldIds() throws Exception {
    record();
    assertThat(replayed(TIMES, 2).get(1).verdict()).isEqualTo(ReplayedCall.Verdict.DIFFERENT);
  }

  private static void isEqual(ReplayedCall call) {
    assertThat(call.findings())
        .extracting(Finding::path, Finding::before, Finding::after)
        .isEmpty();
  }

  private void record() throws IOException {
    try (RunningBridge bridge =
        RunningBridge.holding(
            archive(),
            new CallRecorder(RecordingFolder.open(recordings(), List.of(Calls.REQUESTER))))) {
      try (MTurkClient client = CurrentDoor.client(bridge.current(), Calls.REQUESTER)) {
        useCurrent(client);
      }
      String type =
          bridge
              .get(
                  Calls.query(
                      "CreateQualificationType",
                      "Name=Legacy",
                      "Description=d",
                      "QualificationTypeStatus=Active"))
              .text("QualificationTypeId");
      String parameter = "QualificationTypeId=" + type;
      bridge.get(Calls.query("AssignQualification", parameter, "WorkerId=AWORKER"));
      bridge.ask(Calls.form(Calls.query("GetQualificationScore", parameter, "SubjectId=AWORKER")));
      bridge.ask(
          Calls.xml(
              Calls.soap(
                  "GetQualificationType",
                  "<Request><QualificationTypeId>" + type + "</QualificationTypeId></Request>")));
      bridge.get(Calls.query("DisposeQualificationType", parameter));
    }
  }

  private static void useCurrent(MTurkClient client) {
    String type =
        client
            .createQualificationType(
                r -> r.name("Current").description("d").qualificationTypeStatus("Active"))
            .qualificationType()
            .qualificationTypeId();
    client.associateQualificationWithWorker(
        r -> r.qualificationTypeId(type).workerId("AWORKER").integerValue(5));
    client.getQualificationScore(r -> r.qualificationTypeId(type).workerId("AWORKER"));
    client.listQualificationTypes(r -> r.mustBeRequestable(false).mustBeOwnedByCaller(true));
    client.deleteQualificationType(r -> r.qualificationTypeId(type));
    try {
      client.getQualificationType(r -> r.qualificationTypeId(type));
    } catch (RequestErrorException expected) {
      // Its message holds the id.
    }
  }

  private List<String> ids() throws IOException {
    List<String> ids = new ArrayList<>();
    for (var stored : Recordings.read(List.of(recordings())).all()) {
      ID.matcher(Files.readString(stored.file())).results().forEach(id -> ids.add(id.group(1)));
    }
    assertThat(ids.stream().distinct()).hasSize(2);
    return ids;
  }

  private List<ReplayedCall> replayed(List<String> ignored, int parallel) throws Exception {
    List<ReplayedCall> calls = new ArrayList<>();
    try (RunningBridge other = RunningBridge.holding(archive())) {
      new Replay(
              new ReplayTargets(Optional.of(other.legacy()), Optional.of(other.current())),
              Calls.REQUESTER,
              HttpClient.newHttpClient(),
              ignored,
              InstantSource.system())
          .run(Recordings.read(List.of(recordings())).all(), parallel, calls::add);
    }
    return calls;
  }

  private Path recordings() {
    return folder.resolve("recordings");
  }

  private Path archive() throws IOException {
    return Files.writeString(
        folder.resolve("archive.xml"),
        """
        <QualificationRequest><QualificationRequestId>3FIRST</QualificationRequestId>
        <QualificationTypeId>3TYPE</QualificationTypeId><SubjectId>AFIRST</SubjectId>
        <SubmitTime>2014-01-01T00:00:00Z</SubmitTime></QualificationRequest>
        """);
  }
}
