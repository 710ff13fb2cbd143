package org.turkbridge.archive.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.translate.Normalisation.MESSAGE_DETAIL;
import static org.turkbridge.translate.Normalisation.MISSING_ZONE;
import static org.turkbridge.translate.Normalisation.UNKNOWN_ELEMENT;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.archive.EventNotification;
import org.turkbridge.archive.RefusalKind;
import software.amazon.awssdk.core.SdkField;

class NotificationLinesReaderTest {
  private static ReadMessages read(String document) {
    return ReadMessages.by(
        new NotificationLinesReader()::read, "a.log", document.getBytes(StandardCharsets.UTF_8));
  }

  private static final String MESSAGE = "method=Notify&Version=2006-05-05";

  private static String event(int number, String type) {
    return "&Event.%1$d.EventType=%2$s&Event.%1$d.EventTime=2007-04-21T18:55:23Z"
        .formatted(number, type);
  }

  @Test
  void readsTheLogOfAReceptor() throws IOException {
    ReadMessages read =
        read(Files.readString(Path.of("samples/notifications/receptor-access.log")));

    assertThat(read.complaints()).isEmpty();
    assertThat(read.events())
        .first()
        .isEqualTo(
            EventNotification.builder()
                .text("EventType", "AssignmentAccepted")
                .eventTimestamp(Instant.parse("2007-04-21T18:55:23Z"))
                .text("HITTypeId", "3TYPEOFIMAGETAGS0000000EXAMPLE")
                .text("HITId", "3HIT0000000000000000001EXAMPLE")
                .text("AssignmentId", "3ASSIGNMENT000000000001EXAMPLE")
                .text("EventDocVersion", "2006-05-05")
                .build());
    assertThat(read.events())
        .extracting(EventNotification::eventType)
        .containsExactly("AssignmentAccepted", "AssignmentReturned", "HITReviewable");
    assertThat(read.events().get(2).assignmentId()).isNull();
    assertThat(read.places())
        .extracting(place -> place.inFile())
        .containsExactly("record 1, line 2", "record 2, line 2", "record 3, line 3");
    assertThat(read.normalisations())
        .allSatisfy(one -> assertThat(one).containsExactly(MESSAGE_DETAIL));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s",
        "?%s",
        "http://example.org/notify?%s",
        "'https://example.org:443/?%s'",
        "GET /n?%s HTTP/1.1",
        "<a href=\"/n?%s\">",
        "2007-04-21 INFO got %s\r"
      })
  void aMessageMayStandInAnyLine(String line) {
    String message = MESSAGE + event(1, "Ping");
    for (String written : List.of(message, message.replace("&", "&amp;"))) {
      byte[] document = ("\n" + line.formatted(written) + "\nsomething else").getBytes(UTF_8);

      ReadMessages read = read(new String(document, UTF_8));

      assertThat(NotificationLinesReader.isIn(document, document.length))
          .isEqualTo(!line.startsWith("<"));
      assertThat(read.events()).extracting(EventNotification::eventType).containsExactly("Ping");
      assertThat(read.normalisations()).containsExactly(Set.of());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<method=Notify&Event.1.EventType=Ping",
        "{\"method=Notify&Event.1.EventType\":1}",
        "method=Notify",
        "method=Notify\nEvent.1.EventType=Ping",
        "Event.1.EventType=Ping"
      })
  void whatHoldsNoMessageIsLeftAlone(String document) {
    byte[] bytes = document.getBytes(UTF_8);

    assertThat(NotificationLinesReader.isIn(bytes, bytes.length)).isFalse();
  }

  @Test
  void namesAndValuesAreDecoded() {
    ReadMessages read =
        read(
            "method=Notify&Event.1.EventType=A%26B+c&Event%2E1.EventTime=2007-04-21T18%3A55:23&Event.1.Other=x");

    assertThat(read.events())
        .containsExactly(
            EventNotification.builder()
                .text("EventType", "A&B c")
                .eventTimestamp(Instant.parse("2007-04-21T18:55:23Z"))
                .build());
    assertThat(read.normalisations().get(0)).containsExactly(MISSING_ZONE, UNKNOWN_ELEMENT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "&Event.1.EventTime=2007-04-21T18:55:23Z|MISSING_ELEMENT|the event has no EventType; add it",
        "&Event.1.EventType=Ping|MISSING_ELEMENT|the event has no EventTimestamp; add it",
        "&Event.1.EventType=Ping&Event.1.EventTime=now|INVALID_TIME|EventTime \"now\" is not a time",
        "&Event.1.EventType=Ping&Event.1.EventType=Ping|REPEATED_ELEMENT|more than once; keep one",
        "&Event.1.EventType=%zz|NOT_WELL_FORMED|that no two hexadecimal digits follow",
        "&Timestamp=2007-04-21T18:55:23Z|MISSING_ELEMENT|a message without events"
      })
  void whatCannotBeUsedIsRefused(String events, RefusalKind kind, String cause) {
    String good = MESSAGE + event(1, "Ping");
    String bad = MESSAGE + events;

    ReadMessages read = read(good + "\n" + bad + "\n" + good);

    assertThat(read.events()).hasSize(2);
    assertThat(read.refusals())
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.kind()).isEqualTo(kind);
              assertThat(refusal.cause()).contains(cause);
              assertThat(refusal.place().inFile()).isEqualTo("record 2, line 2");
              assertThat(refusal.offset()).isEqualTo(good.length() + 1);
              assertThat(refusal.raw().text()).contains(bad);
            });
  }

  @Test
  void aLineThatIsTooLongIsRefused() {
    String good = MESSAGE + event(1, "Ping");
    ReadMessages read =
        read(
            "x".repeat(3 * MessageLines.LONGEST_LINE)
                + "\n"
                + good
                + "&x="
                + "y".repeat(2 * MessageLines.LONGEST_LINE)
                + "\n"
                + good);

    assertThat(read.events()).hasSize(1);
    assertThat(read.places())
        .extracting(place -> place.inFile())
        .containsExactly("record 1, line 2", "record 2, line 3");
    assertThat(read.refusals().get(0).kind()).isEqualTo(RefusalKind.TOO_LONG);
    assertThat(read.refusals().get(0).raw().isWhole()).isFalse();
  }

  /** Of every message, each event is one record or one reject. */
  @Property
  void eventsAreRecordsOrRejects(
      @ForAll @IntRange(max = 200) int good, @ForAll @IntRange(max = 9) int bad) {
    StringBuilder document = new StringBuilder();
    IntStream.range(0, good)
        .forEach(
            i ->
                document.append(i % 3 == 0 ? "\n" + MESSAGE : "").append(event(i % 3 + 1, "Ping")));
    document.append("\n").append(MESSAGE).append(event(0, "Ping"));
    IntStream.range(0, bad)
        .forEach(i -> document.append("&Event.").append(i + 1).append(".HITId=H"));

    ReadMessages read = read(document.toString());

    assertThat(read.events()).hasSize(good + 1);
    assertThat(read.refusals()).hasSize(bad);
    assertThat(read.places())
        .extracting(place -> place.record())
        .isEqualTo(LongStream.rangeClosed(1, good + 1 + bad).boxed().toList());
  }

  @Test
  void membersAreNamedAsTheMessagesOfQueuesName() {
    EventNotification.Builder builder = EventNotification.builder();
    for (SdkField<?> member : builder.sdkFields()) {
      member.set(builder, member.locationName().equals("EventTimestamp") ? Instant.EPOCH : "x");
    }
    EventNotification built = builder.build();

    assertThat(built.sdkFields())
        .extracting(SdkField::locationName)
        .containsExactly(
            "EventType",
            "EventTimestamp",
            "HITTypeId",
            "HITId",
            "AssignmentId",
            "EventDocId",
            "EventDocVersion",
            "CustomerId",
            "SourceAccount");
    assertThat(built.sdkFields())
        .allSatisfy(
            member ->
                assertThat(member.getValueOrDefault(built))
                    .isIn("x", Instant.EPOCH)
                    .isEqualTo(
                        built
                            .sdkFieldNameToField()
                            .get(member.locationName())
                            .getValueOrDefault(builder)));
    assertThat(
            built.eventDocId()
                + built.customerId()
                + built.sourceAccount()
                + built.hitTypeId()
                + built.hitId())
        .isEqualTo("xxxxx");
    assertThat(EventNotification.builder().build()).isNotEqualTo(built);
  }
}
