package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.turkbridge.local.ArchiveImport;
import org.turkbridge.local.Inputs;
import org.turkbridge.requester.Requester;
import org.turkbridge.requester.Requesters;
import org.turkbridge.verify.recording.CallRecorder;
import org.turkbridge.verify.recording.RecordingFolder;
import org.turkbridge.verify.recording.Recordings;
import org.turkbridge.verify.recording.StoredRecording;
import org.turkbridge.verify.replay.Replay;
import org.turkbridge.verify.replay.ReplayTargets;
import org.turkbridge.verify.replay.ReplayedCall;
import org.turkbridge.verify.report.Finding;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.mturk.MTurkClient;

/** A folder of recordings, bridges that record to it, and others that its calls are sent to. */
final class RecordingScene {
  static final String TOKEN = "sessionTokenEXAMPLE";

  /** Who replays is another than who called. */
  private static final Requester REPLAYER =
      new Requester("replayer", AwsBasicCredentials.create("AKIDREPLAYER", "anotherSECRET"));

  private final Path folder;

  RecordingScene(Path folder) {
    this.folder = folder;
  }

  /** Records calls of every kind, and gives their signatures. */
  List<String> record() throws IOException {
    List<String> signatures = new ArrayList<>();
    try (Bridge bridge = recordingBridge(archive("Größe ελ", "2"))) {
      String list = "GetQualificationRequests";
      String query = Calls.query(list, "PageSize=5", "SortProperty=SubmitTime");
      signatures.add(query.replaceFirst(".*Signature=([^&]*).*", "$1"));
      call(bridge, Calls.get(query).getBytes(StandardCharsets.UTF_8));
      call(bridge, Calls.form(Calls.query(list, "PageSize=1")));
      call(bridge, Calls.xml(Calls.soap(list, "<Request><PageSize>1</PageSize></Request>")));
      call(
          bridge,
          Calls.form(Calls.query("GetQualificationType", "QualificationTypeId=Gr%C3%B6%C3%9Fe")));
      signatures.add(Calls.signature(list, Calls.now()));
      Requester withToken =
          new Requester(
              "session",
              AwsSessionCredentials.create(Calls.REQUESTER.accessKeyId(), Calls.SECRET, TOKEN));
      try (MTurkClient client = CurrentDoor.client(bridge.currentUri(), withToken)) {
        String next = client.listQualificationRequests(r -> r.maxResults(1)).nextToken();
        client.listQualificationRequests(r -> r.maxResults(1).nextToken(next));
        try {
          client.getQualificationType(r -> r.qualificationTypeId("3UNKNOWN"));
        } catch (software.amazon.awssdk.services.mturk.model.RequestErrorException expected) {
          assertThat(expected.statusCode()).isEqualTo(400);
        }
      }
      call(
          bridge,
          Calls.xml(
              Calls.soap(
                  "http://requester.mturk.amazonaws.com/doc/2007-06-21", list, "<Request/>")));
    }
    return signatures;
  }

  static void call(Bridge bridge, byte[] request) throws IOException {
    assertThat(Wire.exchange(bridge.legacyUri(), request).status()).isEqualTo(200);
  }

  /** What becomes of the recorded calls at a bridge over that archive. */
  List<ReplayedCall> replayed(Path archive, int parallel) throws Exception {
    List<ReplayedCall> calls = new ArrayList<>();
    try (Bridge bridge = bridge(archive, REPLAYER, List.of())) {
      replay(
          new ReplayTargets(Optional.of(bridge.legacyUri()), Optional.of(bridge.currentUri())),
          parallel,
          calls);
    }
    return calls;
  }

  void replay(ReplayTargets services, int parallel, List<ReplayedCall> calls)
      throws IOException, InterruptedException {
    new Replay(services, REPLAYER, HttpClient.newHttpClient(), List.of(), InstantSource.system())
        .run(read(), parallel, calls::add);
  }

  List<StoredRecording> read() throws IOException {
    return Recordings.read(List.of(recordings())).all();
  }

  Path recordings() {
    return folder.resolve("recordings");
  }

  static List<Finding> findings(List<ReplayedCall> calls) {
    return calls.stream().flatMap(call -> call.findings().stream()).toList();
  }

  /** Two requests: with that answer, and of that second. */
  Path archive(String answer, String second) throws IOException {
    return Files.writeString(
        folder.resolve("archive.xml"),
        """
        <QualificationRequests>
        <QualificationRequest><QualificationRequestId>3FIRST</QualificationRequestId>
        <QualificationTypeId>3TYPE</QualificationTypeId><SubjectId>AFIRST</SubjectId>
        <Answer>&lt;a&gt;%s&lt;/a&gt;</Answer>
        <SubmitTime>2014-01-01T00:00:00Z</SubmitTime></QualificationRequest>
        <QualificationRequest><QualificationRequestId>3SECOND</QualificationRequestId>
        <QualificationTypeId>3TYPE</QualificationTypeId><SubjectId>ASECOND</SubjectId>
        <SubmitTime>2014-01-01T00:00:0%sZ</SubmitTime></QualificationRequest>
        </QualificationRequests>
        """
            .formatted(answer, second));
  }

  static Bridge bridge(Path archive, Requester caller, List<CallListener> listeners)
      throws IOException {
    Bridge bridge =
        Bridge.open(
            new BridgeSettings(
                ServerSettings.onLoopback(Duration.ofSeconds(30), Optional.empty()),
                UpstreamEndpoint.EMBEDDED,
                Optional.empty(),
                new Requesters(List.of(caller)),
                Duration.ofMinutes(1),
                Duration.ofMinutes(15),
                true,
                listeners),
            InstantSource.system());
    new ArchiveImport(bridge.store(), 1, line -> {}).run(Inputs.of(archive));
    bridge.start();
    return bridge;
  }

  /** One that records, over an archive. */
  Bridge recordingBridge() throws IOException {
    return recordingBridge(archive("x", "2"));
  }

  private Bridge recordingBridge(Path archive) throws IOException {
    return bridge(
        archive,
        Calls.REQUESTER,
        List.of(new CallRecorder(RecordingFolder.open(recordings(), List.of(Calls.REQUESTER)))));
  }
}
