package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
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
import org.turkbridge.verify.report.FindingKind;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.mturk.MTurkClient;

/** Calls that real clients made are recorded by a real server and sent to others. */
class RecordAndReplayTest {
  private static final String TOKEN = "sessionTokenEXAMPLE";

  /** Who replays is another than who called. */
  private static final Requester REPLAYER =
      new Requester("replayer", AwsBasicCredentials.create("AKIDREPLAYER", "anotherSECRET"));

  private static final String ANSWER_OF_LIST =
      "/GetQualificationRequestsResponse[1]/GetQualificationRequestsResult[1]"
          + "/QualificationRequest[1]/Answer[1]";

  @TempDir private Path folder;

  @Test
  void callsOfEveryKindAreRecordedWithoutSecrets() throws IOException {
    List<String> signatures = record();
    try (Stream<Path> files = Files.list(recordings())) {
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
    for (StoredRecording stored : read()) {
      assertThat(stored.recording()).as(stored.fault()).isPresent();
      String text = Files.readString(stored.file());
      assertThat(text).contains("REMOVED").doesNotContain(Calls.SECRET, TOKEN, "Signature=AWS");
      assertThat(text).doesNotContain(signatures.toArray(String[]::new));
      assertThat(text).doesNotContainPattern("[0-9a-f]{64}");
    }
    assertThat(recordings().resolve("0001-GetQualificationRequests.http"))
        .content()
        .contains("GET /?", "Größe ελ", "</QualificationRequest>\\\n");
    assertThat(recordings().resolve("0005-ListQualificationRequests.http"))
        .content()
        .contains("X-Amz-Target: MTurkRequesterServiceV20170117.ListQualificationRequests");
  }

  @Test
  void sameServiceAnswersTheSame() throws Exception {
    record();
    List<ReplayedCall> calls = replayed(archive("Größe ελ", "2"), 1);
    assertThat(calls).extracting(ReplayedCall::findings).containsOnly(List.of());
    assertThat(calls).hasSize(8);
  }

  @Test
  void changedDataIsFoundAndUpdated() throws Exception {
    record();
    Path file = recordings().resolve("0001-GetQualificationRequests.http");
    String request = request(file);
    List<ReplayedCall> calls = replayed(archive("Grösse", "2"), 1);
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
    assertThat(replayed(archive("Grösse", "2"), 1))
        .extracting(ReplayedCall::findings)
        .containsOnly(List.of());
    assertThat(file).content().contains("Grösse").doesNotContain("Größe");
    assertThat(request(file)).isEqualTo(request);
  }

  @Test
  void atOnceTheSameIsFoundInTheSameOrder() throws Exception {
    record();
    Path archive = archive("other", "3");
    List<Finding> inOrder = findings(replayed(archive, 1));
    assertThat(inOrder).hasSizeGreaterThan(5);
    assertThat(findings(replayed(archive, 4))).isEqualTo(inOrder);
  }

  @Test
  void brokenRecordingIsNamedAndTheRestReplayed() throws Exception {
    record();
    Path broken = recordings().resolve("0002-GetQualificationRequests.http");
    Files.writeString(
        broken, Files.readString(broken).replace("### answer\nHTTP/1.1", "### answer\nHTTQ"));
    List<ReplayedCall> calls = replayed(archive("Größe ελ", "2"), 1);
    assertThat(calls.get(1).verdict()).isEqualTo(ReplayedCall.Verdict.UNCHECKED);
    Finding found = calls.get(1).findings().get(0);
    assertThat(found.kind()).isEqualTo(FindingKind.UNREADABLE);
    assertThat(found.source()).isEqualTo(broken.toString());
    assertThat(found.place()).matches("line \\d+");
    assertThat(calls).filteredOn(call -> call.verdict() == ReplayedCall.Verdict.EQUAL).hasSize(7);
  }

  @Test
  void serviceThatIsNotThereIsNoAnswer() throws Exception {
    record();
    URI closed;
    try (Bridge gone = bridge(archive("x", "2"), Calls.REQUESTER, List.of())) {
      closed = gone.legacyUri();
    }
    List<ReplayedCall> calls = new ArrayList<>();
    replay(new ReplayTargets(Optional.of(closed), Optional.of(closed)), 1, calls);
    assertThat(findings(calls)).extracting(Finding::kind).containsOnly(FindingKind.NO_ANSWER);
    assertThat(findings(calls))
        .extracting(Finding::message)
        .noneMatch(m -> m.contains("Signature"));
  }

  @Test
  void callIsAnsweredWhereItCannotBeRecorded() throws IOException {
    try (Bridge bridge = recordingBridge()) {
      Files.deleteIfExists(recordings().resolve(".last-number"));
      Files.delete(recordings());
      Files.writeString(recordings(), "in the way");
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
    try (Bridge bridge = recordingBridge()) {
      byte[] call = Calls.get(Calls.query("GetX")).getBytes(StandardCharsets.UTF_8);
      Wire.exchange(bridge.legacyUri(), call);
      Files.delete(recordings().resolve("0001-GetX.http"));
      Files.deleteIfExists(recordings().resolve(".last-number"));
      Files.delete(recordings());
      Files.writeString(recordings(), "in the way");
      Wire.exchange(bridge.legacyUri(), call);
      Wire.exchange(bridge.legacyUri(), call);
    } finally {
      log.detachAppender(lines);
    }
    assertThat(lines.list).last().asString().contains("Not recorded: 2 of 3 calls");
  }

  @Test
  void questionAboutTheServerIsNoCall() throws IOException {
    try (Bridge bridge = recordingBridge()) {
      String question = "OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
      Wire.exchange(bridge.currentUri(), question.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(recordings()).isEmptyDirectory();
  }

  @Test
  void keyOfTheRequesterIsWrittenNowhere() throws IOException {
    try (Bridge bridge = recordingBridge()) {
      String call = Calls.get("Operation=GetX&Comment=" + Calls.SECRET);
      Wire.exchange(bridge.legacyUri(), call.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(recordings().resolve("0001-GetX.http"))
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
    try (Bridge bridge = recordingBridge()) {
      Wire.exchange(
          bridge.legacyUri(),
          ("POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                  + "Content-Type: multipart/form-data; boundary=XX\r\nContent-Length: "
                  + form.length()
                  + "\r\n\r\n"
                  + form)
              .getBytes(StandardCharsets.UTF_8));
    }
    assertThat(recordings().resolve("0001-unknown.http"))
        .content()
        .contains("name=\"Signature\"", "REMOVED")
        .doesNotContain("signatureEXAMPLE");
    assertThat(findings(replayed(archive("x", "2"), 1))).isEmpty();
  }

  @Test
  void callThatWasRefusedForItsSignatureIsNotSentAndSaysWhatToDo() throws Exception {
    try (Bridge bridge = recordingBridge()) {
      String signed = Calls.query("GetQualificationRequests");
      String call = Calls.get(signed.replaceFirst("Signature=[^&]*", "Signature=wrong"));
      Wire.exchange(bridge.legacyUri(), call.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(findings(replayed(archive("x", "2"), 1)))
        .extracting(Finding::message)
        .singleElement()
        .asString()
        .endsWith("; not sent. Delete the file");
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
    try (Bridge bridge =
        bridge(
            archive("x", "2"),
            Calls.REQUESTER,
            List.of(
                new CallRecorder(RecordingFolder.open(recordings(), List.of(Calls.REQUESTER)))))) {
      call(bridge, Calls.form(form));
    }
    assertThat(recordings().resolve("0001-GetQualificationRequests.http"))
        .content()
        .contains(
            "<Key>StringToSign</Key>",
            "<Value>AWSAccessKeyIdAKIDEXAMPLEOperationGetQualificationRequestsQuery(not shown)"
                + "SecurityToken(not shown)SignatureVersion1Timestamp"
                + time
                + "</Value>")
        .doesNotContain("short", Calls.SECRET, "customersSIGNATURE");
    assertThat(findings(replayed(archive("x", "2"), 1)))
        .extracting(Finding::kind)
        .containsExactly(FindingKind.NOT_COMPARED);
  }

  @Test
  void callAtTheOtherPortIsNotRecorded() throws IOException {
    try (Bridge bridge =
        bridge(
            archive("x", "2"),
            Calls.REQUESTER,
            List.of(
                new CallRecorder(RecordingFolder.open(recordings(), List.of(Calls.REQUESTER)))))) {
      assertThat(
              Wire.exchange(
                      bridge.legacyUri(),
                      "POST / HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: x\r\n\r\n")
                  .status())
          .isEqualTo(400);
      String query = Calls.query("GetQualificationRequests");
      Wire.exchange(bridge.currentUri(), Calls.get(query).getBytes(StandardCharsets.UTF_8));
    }
    assertThat(recordings()).isDirectoryNotContaining("glob:**.http");
  }

  private List<String> record() throws IOException {
    List<String> signatures = new ArrayList<>();
    try (Bridge bridge =
        bridge(
            archive("Größe ελ", "2"),
            Calls.REQUESTER,
            List.of(
                new CallRecorder(RecordingFolder.open(recordings(), List.of(Calls.REQUESTER)))))) {
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

  private static void call(Bridge bridge, byte[] request) throws IOException {
    assertThat(Wire.exchange(bridge.legacyUri(), request).status()).isEqualTo(200);
  }

  private List<ReplayedCall> replayed(Path archive, int parallel) throws Exception {
    List<ReplayedCall> calls = new ArrayList<>();
    try (Bridge bridge = bridge(archive, REPLAYER, List.of())) {
      replay(
          new ReplayTargets(Optional.of(bridge.legacyUri()), Optional.of(bridge.currentUri())),
          parallel,
          calls);
    }
    return calls;
  }

  private void replay(ReplayTargets services, int parallel, List<ReplayedCall> calls)
      throws IOException, InterruptedException {
    new Replay(services, REPLAYER, HttpClient.newHttpClient(), List.of(), InstantSource.system())
        .run(read(), parallel, calls::add);
  }

  private List<StoredRecording> read() throws IOException {
    return Recordings.read(List.of(recordings())).all();
  }

  private Path recordings() {
    return folder.resolve("recordings");
  }

  private static List<Finding> findings(List<ReplayedCall> calls) {
    return calls.stream().flatMap(call -> call.findings().stream()).toList();
  }

  private Path archive(String answer, String second) throws IOException {
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

  private static Bridge bridge(Path archive, Requester caller, List<CallListener> listeners)
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

  private Bridge recordingBridge() throws IOException {
    return bridge(
        archive("x", "2"),
        Calls.REQUESTER,
        List.of(new CallRecorder(RecordingFolder.open(recordings(), List.of(Calls.REQUESTER)))));
  }

  private static String request(Path recording) throws IOException {
    return Files.readString(recording).split("### answer", 2)[0];
  }

  private static boolean isHidden(String name) {
    return name.startsWith(".");
  }
}
