package org.turkbridge.archive.documents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.archive.ArchivedRecord;
import org.turkbridge.archive.EventNotification;
import org.turkbridge.archive.InStretches;
import org.turkbridge.archive.InvalidCharacters;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.Timestamps;
import org.turkbridge.archive.Told;
import org.turkbridge.archive.Written;
import org.turkbridge.archive.json.JsonFormat;
import org.turkbridge.archive.json.JsonLinesFormat;
import org.turkbridge.archive.xml.LegacyXmlFormat;
import org.turkbridge.translate.Normalisation;
import org.turkbridge.translate.UntranslatableException;
import org.turkbridge.translate.Whitespace;

/** Notification messages of every transport, as whole documents. */
class NotificationsTest {
  private static final DocumentReader READER = new DocumentReader(Whitespace.STRIP);

  private static Told read(byte[] document) throws IOException {
    Told told = new Told();
    READER.read("a", new ByteArrayInputStream(document), told);
    Told cut = InStretches.read(READER.cut("a", new ByteArrayInputStream(document)));
    assertThat(cut.words()).isEqualTo(told.words());
    Told whole = new Told();
    READER.whole("a", document).read(whole);
    assertThat(whole.words()).isEqualTo(told.words());
    return told;
  }

  private static Told read(String document) throws IOException {
    return read(document.getBytes(UTF_8));
  }

  private static List<EventNotification> events(Told told) {
    assertThat(told.refusals()).isEmpty();
    return told.records().stream().map(record -> record.value(EventNotification.class)).toList();
  }

  @Test
  void envelopesAreRead() throws IOException {
    Told told = read(Files.readAllBytes(Path.of("samples/notifications/notify-bodies.log")));

    assertThat(events(told))
        .extracting(EventNotification::eventType)
        .containsExactly("AssignmentSubmitted", "AssignmentAccepted", "HITExpired");
    assertThat(events(told).get(0))
        .isEqualTo(
            EventNotification.builder()
                .text("EventType", "AssignmentSubmitted")
                .eventTimestamp(Instant.parse("2008-03-18T17:21:00Z"))
                .text("HITTypeId", "3TYPEOFIMAGETAGS0000000EXAMPLE")
                .text("HITId", "3HIT0000000000000000001EXAMPLE")
                .text("AssignmentId", "3ASSIGNMENT000000000001EXAMPLE")
                .text("EventDocVersion", "2006-05-05")
                .build());
    assertThat(told.records())
        .extracting(ArchivedRecord::normalisations)
        .containsOnly(Set.of(Normalisation.MESSAGE_DETAIL));
  }

  @ParameterizedTest
  @ValueSource(strings = {"notify-bodies.log", "queue.jsonl", "receptor-access.log"})
  void samplesHaveThreeEventsEach(String name) throws IOException {
    Told told = read(Files.readAllBytes(Path.of("samples/notifications", name)));

    assertThat(events(told)).hasSize(3);
    assertThat(told.records())
        .extracting(ArchivedRecord::kind)
        .containsOnly(RecordKind.NOTIFICATION);
  }

  @Test
  void anEventOutsideOfAMessageSaysAllThereIs() throws IOException {
    Told told =
        read(
            "<L><Notify><Version> 1 </Version></Notify><Event><EventType>Ping</EventType>"
                + "<EventTime>2008-03-18T17:21:00Z</EventTime></Event></L>");

    assertThat(events(told))
        .singleElement()
        .extracting(EventNotification::eventDocVersion)
        .isNull();
    assertThat(told.records().get(0).normalisations()).isEmpty();
  }

  @Test
  void anEventThatCannotBeUsedIsRefused() throws IOException {
    String bad = "<Event><EventType>Ping</EventType><EventTime>now</EventTime></Event>";
    String lacking = "<Event><HITId>H</HITId><EventTime>2008-03-18T17:21:00Z</EventTime></Event>";
    String good =
        "<Event><EventType>Ping</EventType><EventTime>2008-03-18T17:21:00</EventTime></Event>";

    Told told = read("<Notify><Version>1</Version>" + bad + good + lacking + "</Notify>");

    assertThat(told.records()).hasSize(1);
    assertThat(told.records().get(0).normalisations()).containsExactly(Normalisation.MISSING_ZONE);
    assertThat(told.refusals())
        .extracting(Refusal::cause)
        .satisfiesExactly(
            one -> assertThat(one).startsWith("EventTime \"now\" is not a time"),
            two -> assertThat(two).isEqualTo("the Notification has no EventType; add it"));
    assertThat(told.refusals().get(0).raw().text()).contains(bad);
    assertThat(told.refusals())
        .extracting(Refusal::recordKind)
        .containsOnly(RecordKind.NOTIFICATION);
  }

  @Test
  void otherEventsAreNone() throws IOException {
    assertThat(read("<log><Event name='x'><Level>INFO</Level></Event></log>").words()).isEmpty();
    assertThat(read("[{\"EventType\":\"Click\",\"User\":\"u\"}]").words()).isEmpty();
  }

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    Told told = read(Files.readAllBytes(Path.of("samples/notifications/queue.jsonl")));
    List<EventNotification> events = events(told);

    for (byte[] written :
        List.of(
            Written.in(new JsonLinesFormat(Timestamps.EPOCH, true), RecordKind.NOTIFICATION, events)
                .bytes(),
            Written.in(new JsonFormat(), RecordKind.NOTIFICATION, events).bytes())) {
      assertThat(events(read(written))).isEqualTo(events);
    }
    assertThatThrownBy(
            () ->
                Written.in(
                    LegacyXmlFormat.bare(InvalidCharacters.REJECT),
                    RecordKind.NOTIFICATION,
                    events))
        .isInstanceOf(UntranslatableException.class)
        .hasMessage("no answer of the old API holds a Notification; write another form");
  }

  /** A file of many messages is not cut between the events of one. */
  @Test
  void aMessageSaysItsVersionOfAllItsEvents() throws IOException {
    String event =
        "<Event><EventType>Ping</EventType><EventTime>2008-03-18T17:21:00Z</EventTime></Event>";
    String message = "<Notify><Version>V</Version>" + event.repeat(50) + "</Notify>\n";

    Told told = read("<L>" + message.repeat(200) + "</L>");

    assertThat(events(told))
        .hasSize(10_000)
        .allSatisfy(one -> assertThat(one.eventDocVersion()).isEqualTo("V"));
  }
}
