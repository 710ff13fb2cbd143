package org.turkbridge.shim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.shim.ShimFixture.text;
import static org.turkbridge.shim.ShimFixture.values;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.shim.ScriptedService.Received;
import org.turkbridge.shim.ScriptedService.Reply;

/** What old programs say of notifications, as the service behind is told. */
class LegacyNotificationsTest {
  private static final String QUEUE = "https://sqs.us-east-1.amazonaws.com/1/q";
  private static final String START =
      "SetHITTypeNotification&HITTypeId=T&Notification.1.Destination="
          + QUEUE
          + "&Notification.1.Transport=SQS&Notification.1.Version=2006-05-05";
  private static final String SENT =
      "UpdateNotificationSettings {\"HITTypeId\":\"T\",\"Notification\":{\"Destination\":\""
          + QUEUE
          + "\",\"Transport\":\"SQS\",\"Version\":\"2006-05-05\",\"EventTypes\":";

  private final ScriptedService service = new ScriptedService(body -> new Reply(200, "{}"));
  private final ShimFixture shim = new ShimFixture(service, DurableNotes.ofThisProcess());

  @AfterEach
  void close() {
    shim.close();
  }

  private List<String> calls() {
    return service.received().stream().map(Received::call).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // boto 2: Active is in the Notification.
        "&Notification.1.Active=True&Notification.1.EventType.1=AssignmentSubmitted"
            + "&Notification.1.EventType.2=HITExpired"
            + " | [\"AssignmentSubmitted\",\"HITExpired\"]},\"Active\":true}",
        "&Notification.1.Active=True | []},\"Active\":true}",
        "&Active=false&Notification.1.Active=True | []},\"Active\":false}",
        // rturk
        "&Active=true&Notification.1.EventType.1=HITReviewable"
            + " | [\"HITReviewable\"]},\"Active\":true}",
        // MTurkR, PHP: one event
        "&Notification.1.EventType=HITReviewable | [\"HITReviewable\"]}}",
        "&Notification.1.EventType=HITReviewable,HITExpired"
            + " | [\"HITReviewable\",\"HITExpired\"]}}",
        // Java programs number from zero.
        "&Notification.1.EventType.0=HITReviewable&Notification.1.EventType.1=HITExpired"
            + " | [\"HITReviewable\",\"HITExpired\"]}}",
        // Until 2007-06-21.
        "&Notification.1.EventType.1=AssignmentAutoApproved"
            + "&Notification.1.EventType.2=AssignmentApproved | [\"AssignmentApproved\"]}}"
      })
  void everyFormMeansTheSame(String form, String sent) {
    LegacyService.Answer answer = shim.call(START + form);

    assertThat(text(answer))
        .contains(
            "<SetHITTypeNotificationResult><Request><IsValid>True</IsValid></Request>"
                + "</SetHITTypeNotificationResult>");
    assertThat(calls()).containsExactly(SENT + sent);
  }

  @Test
  void activeAlonePassesThrough() {
    shim.call("SetHITTypeNotification&HITTypeId=T&Active=False");

    assertThat(calls())
        .containsExactly("UpdateNotificationSettings {\"HITTypeId\":\"T\",\"Active\":false}");
  }

  @Test
  void aTestEventPassesThrough() {
    LegacyService.Answer answer =
        shim.call(
            "SendTestEventNotification&HITTypeId=T&Notification.1.Destination=a@example.com"
                + "&Notification.1.Transport=Email&Notification.1.Version=2006-05-05"
                + "&TestEventType=AssignmentAutoApproved");

    assertThat(text(answer)).contains("<SendTestEventNotificationResult><Request><IsValid>True");
    assertThat(calls())
        .containsExactly(
            "SendTestEventNotification {\"Notification\":{\"Destination\":\"a@example.com\","
                + "\"Transport\":\"Email\",\"Version\":\"2006-05-05\",\"EventTypes\":[]},"
                + "\"TestEventType\":\"AssignmentApproved\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"REST", "SOAP"})
  void whatTheCurrentApiDoesNotHaveIsRefusedWithTheWay(String transport) {
    for (String operation : List.of("SetHITTypeNotification", "SendTestEventNotification")) {
      LegacyService.Answer answer =
          shim.call(
              operation
                  + "&HITTypeId=T&TestEventType=Ping&Notification.1.Destination=http://example.org/"
                  + "&Notification.1.Version=2006-05-05&Notification.1.Transport="
                  + transport);

      assertThat(values(answer, "Code"))
          .containsExactly("AWS.MechanicalTurk.InvalidParameterValue");
      assertThat(values(answer, "Message").get(0))
          .startsWith("The API of 2017-01-17 does not notify by " + transport + ".")
          .contains("SQS", "serve without --upstream");
    }
    assertThat(calls()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "SetHITTypeNotification&HITTypeId=T, 'The request must contain Notification or Active'",
    "SetHITTypeNotification&Active=true, 'The request must contain the parameter HITTypeId'",
    "SendTestEventNotification&TestEventType=Ping, parameter Notification",
    "SetHITTypeNotification&HITTypeId=T&Notification=1, send its parts alone",
    "SetHITTypeNotification&HITTypeId=T&Notification.1.Transport=SQS, Notification.Destination",
    "SetHITTypeNotification&HITTypeId=T&Active=perhaps, neither true nor false"
  })
  void whatIsWrongIsToldBeforeTheServiceIsAsked(String call, String message) {
    assertThat(values(shim.call(call), "Message").get(0)).contains(message);
    assertThat(calls()).isEmpty();
  }
}
