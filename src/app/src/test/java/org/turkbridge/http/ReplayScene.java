package org.turkbridge.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.turkbridge.verify.recording.CallRecorder;
import org.turkbridge.verify.recording.RecordingFolder;
import org.turkbridge.verify.recording.Recordings;
import org.turkbridge.verify.recording.StoredRecording;
import org.turkbridge.verify.replay.Replay;
import org.turkbridge.verify.replay.ReplayTargets;
import org.turkbridge.verify.replay.ReplayedCall;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.RequestErrorException;

/** Calls of both APIs, recorded, and a service of the same data that answers them again. */
final class ReplayScene implements AutoCloseable {
  private static final String ARCHIVE =
      """
      <Archive>
      <QualificationRequest><QualificationRequestId>3FIRST</QualificationRequestId>
      <QualificationTypeId>3TYPE</QualificationTypeId><SubjectId>AFIRST</SubjectId>
      <Answer>&lt;a&gt;x  y&#10;&amp;lt; &amp;amp;amp; Gr\u00f6\u00dfe \uD83D\uDE00 \
      &lt;![CDATA[z]]&gt;&lt;/a&gt;</Answer>
      <SubmitTime>2014-01-01T00:00:01.25Z</SubmitTime></QualificationRequest>
      <QualificationRequest><QualificationRequestId>3SECOND</QualificationRequestId>
      <QualificationTypeId>3TYPE</QualificationTypeId><SubjectId>ASECOND</SubjectId>
      <Test></Test><SubmitTime>2014-01-01T00:00:02Z</SubmitTime></QualificationRequest>
      <QualificationRequest><QualificationRequestId>3THIRD</QualificationRequestId>
      <QualificationTypeId>3TYPE</QualificationTypeId><SubjectId>ATHIRD</SubjectId>
      <SubmitTime>2014-01-01T00:00:03Z</SubmitTime></QualificationRequest>
      <Qualification><QualificationTypeId>3TYPE</QualificationTypeId>
      <SubjectId>AHELD</SubjectId><GrantTime>2014-01-02T00:00:00Z</GrantTime>
      <IntegerValue>7</IntegerValue><Status>Granted</Status></Qualification>
      <Qualification><QualificationTypeId>3TYPE</QualificationTypeId>
      <SubjectId>ALOCAL</SubjectId><GrantTime>2014-01-03T00:00:00Z</GrantTime>
      <LocaleValue><Country>US</Country><Subdivision>NY</Subdivision></LocaleValue>
      <Status>Granted</Status></Qualification>
      </Archive>
      """;

  private final List<StoredRecording> recordings;
  private final HttpClient client = HttpClient.newHttpClient();
  private final RunningBridge service;
  private final FaultyProxy current;
  private final RunningBridge shim;
  private final FaultyProxy legacy;

  private ReplayScene(List<StoredRecording> recordings, RunningBridge service) throws IOException {
    this.recordings = recordings;
    this.service = service;
    this.current = FaultyProxy.before(service.current());
    this.shim = RunningBridge.over(current.uri());
    this.legacy = FaultyProxy.before(shim.legacy());
  }

  static ReplayScene recorded(Path folder) throws IOException {
    Path archive = Files.writeString(folder.resolve("archive.xml"), ARCHIVE);
    Path recordings = folder.resolve("recordings");
    try (RunningBridge bridge =
        RunningBridge.holding(
            archive,
            new CallRecorder(RecordingFolder.open(recordings, List.of(Calls.REQUESTER))))) {
      callLegacy(bridge);
      callCurrent(bridge);
    }
    return new ReplayScene(
        Recordings.read(List.of(recordings)).all(), RunningBridge.holding(archive));
  }

  private static void callLegacy(RunningBridge bridge) throws IOException {
    String list = Calls.OPERATION;
    String type = "QualificationTypeId=3TYPE";
    bridge.get(Calls.query(list, "SortProperty=SubmitTime", "PageSize=2"));
    bridge.get(Calls.query(list, "SortProperty=SubmitTime", "PageSize=2", "PageNumber=2"));
    bridge.ask(Calls.xml(Calls.soap(list, "<Request/>")));
    bridge.get(Calls.query("GetQualificationScore", type, "SubjectId=AHELD"));
    bridge.ask(Calls.form(Calls.query("GetQualificationsForQualificationType", type)));
    bridge.get(Calls.query("GetQualificationType", "QualificationTypeId=3UNKNOWN"));
    bridge.get(Calls.query("GetQualificationType"));
  }

  private static void callCurrent(RunningBridge bridge) {
    try (MTurkClient client = CurrentDoor.client(bridge.current(), Calls.REQUESTER)) {
      String next = client.listQualificationRequests(r -> r.maxResults(2)).nextToken();
      client.listQualificationRequests(r -> r.maxResults(2).nextToken(next));
      client.getQualificationScore(r -> r.qualificationTypeId("3TYPE").workerId("AHELD"));
      client.listWorkersWithQualificationType(
          r -> r.qualificationTypeId("3TYPE").status("Granted"));
      client.getQualificationType(r -> r.qualificationTypeId("3UNKNOWN"));
    } catch (RequestErrorException expected) {
      // Of the last call.
    }
  }

  /**
   * What became of the calls.
   *
   * @param changed how many answers the fault changed
   */
  record Outcome(List<ReplayedCall> calls, int changed) {}

  /** Replays the calls to a shim and a service that make a mistake. */
  Outcome replay(SeededFault fault) throws InterruptedException {
    current.make(fault.service());
    legacy.make(fault.shim());
    List<ReplayedCall> calls = new ArrayList<>();
    new Replay(
            new ReplayTargets(Optional.of(legacy.uri()), Optional.of(current.uri())),
            Calls.REQUESTER,
            client,
            List.of(),
            InstantSource.system())
        .run(recordings, 1, calls::add);
    return new Outcome(calls, current.changed() + legacy.changed());
  }

  @Override
  public void close() {
    legacy.close();
    shim.close();
    current.close();
    service.close();
  }
}
