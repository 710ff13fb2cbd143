package org.turkbridge.archive.json;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.translate.Normalisation.MESSAGE_DETAIL;
import static org.turkbridge.translate.Normalisation.UNKNOWN_ELEMENT;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.archive.EventNotification;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.archive.notification.ReadMessages;

class NotificationJsonReaderTest {
  private static final String EVENT =
      "{\"EventType\":\"AssignmentSubmitted\",\"EventTimestamp\":\"2014-08-15T00:01:00Z\",\"HITTypeId\":\"T\",\"HITId\":\"H\",\"AssignmentId\":\"A\"}";

  private static ReadMessages read(String document) {
    return read(document.getBytes(UTF_8));
  }

  private static ReadMessages read(byte[] document) {
    return ReadMessages.by(new NotificationJsonReader()::read, "a.json", document);
  }

  private static String message(String... events) {
    return "{\"Events\":["
        + String.join(",", events)
        + "],\"EventDocId\":\"D\",\"SourceAccount\":\"1\",\"CustomerId\":\"C\",\"EventDocVersion\":\"2014-08-15\"}";
  }

  private static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }

  private static final EventNotification WHOLE =
      EventNotification.builder()
          .text("EventType", "AssignmentSubmitted")
          .eventTimestamp(Instant.parse("2014-08-15T00:01:00Z"))
          .text("HITTypeId", "T")
          .text("HITId", "H")
          .text("AssignmentId", "A")
          .text("EventDocId", "D")
          .text("EventDocVersion", "2014-08-15")
          .text("CustomerId", "C")
          .text("SourceAccount", "1")
          .build();

  @Test
  void everyEventHasWhatItsMessageSays() {
    ReadMessages read = read(message(EVENT, EVENT.replace("\"A\"", "\"B\"")));

    assertThat(read.refusals()).isEmpty();
    assertThat(read.events()).hasSize(2).first().isEqualTo(WHOLE);
    assertThat(read.events().get(1).assignmentId()).isEqualTo("B");
    assertThat(read.normalisations()).containsOnly(Set.of());
  }

  @Test
  void readsTheSample() throws IOException {
    byte[] sample = Files.readAllBytes(Path.of("samples/notifications/queue.jsonl"));

    ReadMessages read = read(sample);

    assertThat(NotificationJsonReader.isIn(sample, sample.length)).isTrue();
    assertThat(read.refusals()).isEmpty();
    assertThat(read.events())
        .extracting(EventNotification::eventType)
        .containsExactly("AssignmentSubmitted", "HITReviewable", "AssignmentApproved");
    assertThat(read.places())
        .extracting(Place::inFile)
        .containsExactly("record 1, line 1", "record 2, line 1", "record 3, line 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s",
        " [%s]",
        "\uFEFF%s",
        "{\"Type\":\"Notification\",\"Message\":%Q,\"Signature\":\"x\"}",
        "{\"Messages\":[{\"MessageId\":\"m\",\"Body\":%Q}]}",
        "{\"Messages\":[{\"Body\":%S}]}",
        "{\"Records\":[{\"Sns\":{\"Message\":%Q}}]}",
        "[{\"body\":%Q}]",
        "%Q",
      })
  void aMessageMayStandInWhatHandsItOn(String wrapper) {
    String message = message(EVENT);
    String topic = "{\"Type\":\"Notification\",\"Message\":" + quoted(message) + "}";
    String document =
        wrapper.replace("%s", message).replace("%Q", quoted(message)).replace("%S", quoted(topic));

    for (byte[] bytes : List.of(document.getBytes(UTF_8), document.getBytes(UTF_16LE))) {
      ReadMessages read = read(bytes);

      assertThat(NotificationJsonReader.isIn(bytes, bytes.length)).isTrue();
      assertThat(read.refusals()).isEmpty();
      assertThat(read.events()).containsExactly(WHOLE);
      assertThat(read.normalisations())
          .containsExactly(wrapper.contains("%s") ? Set.of() : Set.of(MESSAGE_DETAIL));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"HITs\":[{\"HITId\":\"H\",\"Question\":\"Events\"}]}",
        "{\"Events\":[]}",
        "{\"Type\":\"SubscriptionConfirmation\",\"Message\":\"You have chosen\"}"
      })
  void whatHoldsNoMessageIsLeftAlone(String document) {
    byte[] bytes = document.getBytes(UTF_8);

    assertThat(NotificationJsonReader.isIn(bytes, bytes.length)).isFalse();
    assertThat(read(bytes).places()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"EventTimestamp\":\"2014-08-15T00:01:00Z\"}|MISSING_ELEMENT|has no EventType; add it",
        "{\"EventType\":\"Ping\"}|MISSING_ELEMENT|the event has no EventTimestamp; add it",
        "{\"EventType\":\"Ping\",\"EventTimestamp\":\"now\"}|INVALID_TIME|EventTimestamp \"now\" is not a time",
        "{\"EventType\":\"Ping\",\"EventType\":\"Ping\"}|REPEATED_ELEMENT|more than once; keep one",
        "{\"EventType\":[\"Ping\"]}|WRONG_TYPE|EventType is no string; make it one",
        "\"Ping\"|WRONG_TYPE|not an object, which an event is; remove it"
      })
  void anEventThatCannotBeUsedIsRefused(String event, RefusalKind kind, String cause) {
    String document = message(EVENT) + "\n" + message(EVENT, event, EVENT) + "\n";

    ReadMessages read = read(document);

    assertThat(read.events()).hasSize(3);
    assertThat(read.refusals())
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.kind()).isEqualTo(kind);
              assertThat(refusal.cause()).contains(cause);
              assertThat(refusal.place().inFile()).isEqualTo("record 3, line 2");
              assertThat(refusal.offset()).isEqualTo(message(EVENT).length() + 1);
              assertThat(refusal.raw().text()).contains(message(EVENT, event, EVENT));
            });
  }

  @Test
  void aMessageWithoutEventsIsRefused() {
    assertThat(read(message()).refusals())
        .singleElement()
        .extracting(Refusal::cause)
        .isEqualTo("a message without events; look for a whole copy");
  }

  @Test
  void whatIsNotKnownIsLeftOutAndTold() {
    ReadMessages read =
        read(
            "{\"Events\":[{\"EventType\":\"Ping\",\"EventTime\":\"2014-08-15T00:01:00Z\",\"X\":\"y\",\"Z\":null}],\"Y\":1}");

    assertThat(read.refusals()).isEmpty();
    assertThat(read.normalisations()).containsExactly(Set.of(UNKNOWN_ELEMENT, MESSAGE_DETAIL));
  }

  @Test
  void whatIsNoJsonIsRefusedUpToTheNextLine() {
    String good = message(EVENT) + "\n";
    String cut = message(EVENT).substring(0, 100) + "\n";
    String wrapped = "{\"Message\":" + quoted(message(EVENT).substring(0, 100)) + "}\n";

    ReadMessages read = read(good + cut + good + wrapped + good + cut);

    assertThat(read.events()).hasSize(3);
    assertThat(read.refusals())
        .extracting(Refusal::kind)
        .containsExactly(
            RefusalKind.NOT_WELL_FORMED, RefusalKind.CUT_OFF, RefusalKind.NOT_WELL_FORMED);
    assertThat(read.refusals().get(0).raw().text()).contains(cut);
    assertThat(read.refusals().get(0).offset()).isEqualTo(good.length());
  }

  @Test
  void textsInTextsEndSomewhere() {
    String document = message(EVENT);
    for (int i = 0; i < 6; i++) {
      document = "{\"Message\":" + quoted(document) + "}";
    }

    assertThat(read(document).refusals())
        .singleElement()
        .extracting(Refusal::kind)
        .isEqualTo(RefusalKind.TOO_DEEP);
  }

  /** Each line with events is as many records or rejects. */
  @Property
  void eventsAreRecordsOrRejects(
      @ForAll List<@IntRange(min = 1, max = 4) Integer> messages,
      @ForAll @IntRange(max = 3) int bad) {
    StringBuilder document = new StringBuilder();
    int good = 0;
    for (int events : messages) {
      document
          .append(message(Collections.nCopies(events, EVENT).toArray(new String[0])))
          .append('\n');
      good += events;
    }
    for (int i = 0; i < bad; i++) {
      document.append(message("{\"HITId\":\"H\"}")).append('\n');
    }

    ReadMessages read = read(document.toString());

    assertThat(read.events()).hasSize(good);
    assertThat(read.refusals()).hasSize(bad);
    assertThat(read.places())
        .extracting(Place::record)
        .isEqualTo(LongStream.rangeClosed(1, good + bad).boxed().toList());
  }
}
