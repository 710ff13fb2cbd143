package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.local.Qualifications.assertThatInvalidValue;
import static org.turkbridge.local.Qualifications.assertThatRequestError;
import static org.turkbridge.local.Qualifications.assertThatValidationError;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.turkbridge.local.store.HitTypeNotification;
import software.amazon.awssdk.services.mturk.model.EventType;
import software.amazon.awssdk.services.mturk.model.NotificationSpecification;

/** What Requesters say of what they want to be told. */
class NotificationSettingsTest extends EmbeddedHits {
  private static final String ANN = "AKIAANN0000000000001";
  private static final NotificationSpecification QUEUE =
      NotificationSpecification.builder()
          .destination("https://sqs.us-east-1.amazonaws.com/1/q")
          .transport("SQS")
          .version("2014-08-15")
          .eventTypes(EventType.HIT_CREATED)
          .build();

  private static NotificationSpecification with(
      Consumer<NotificationSpecification.Builder> difference) {
    return QUEUE.toBuilder().applyMutation(difference).build();
  }

  private void set(String type, NotificationSpecification specification, Boolean active) {
    embedded.ann.updateNotificationSettings(
        update -> update.hitTypeId(type).notification(specification).active(active));
  }

  private HitTypeNotification stored(String type) {
    return embedded.store.read(tables -> tables.hitTypes().find(type).orElseThrow().notification());
  }

  @Test
  void aNotificationReplacesThatOfBefore() {
    String type = type(t -> {});

    set(type, QUEUE, null);
    assertThat(stored(type)).isEqualTo(new HitTypeNotification(QUEUE, ANN, true));
    set(type, null, false);
    assertThat(stored(type)).isEqualTo(new HitTypeNotification(QUEUE, ANN, false));
    NotificationSpecification none = with(q -> q.eventTypes(new EventType[0]));
    set(type, none, null);
    assertThat(stored(type)).isEqualTo(new HitTypeNotification(none, ANN, false));
    set(type, QUEUE, true);
    assertThat(stored(type)).isEqualTo(new HitTypeNotification(QUEUE, ANN, true));
  }

  @Test
  void theOldTransportsAreTaken() {
    String type = type(t -> {});
    for (String transport : new String[] {"REST", "SOAP", "SNS"}) {
      set(type, with(q -> q.transport(transport)), null);
      assertThat(stored(type).specification().transportAsString()).isEqualTo(transport);
    }
    assertThatValidationError(
        () -> set(type, with(q -> q.transport("Pigeon")), null),
        "Value 'Pigeon' at 'notification.transport' failed to satisfy constraint: Member must"
            + " satisfy enum value set: [Email, SQS, SNS, REST, SOAP]");
    assertThatValidationError(
        () -> set(type, with(q -> q.eventTypesWithStrings("HITForgotten")), null),
        "Value 'HITForgotten' at 'notification.eventTypes.1.member'");
  }

  @Test
  void whatIsNotTakenChangesNothing() {
    String type = type(t -> {});
    set(type, QUEUE, null);

    assertThatInvalidValue(
        () -> set(type, with(q -> q.transport("Email")), null),
        "Notification",
        "The embedded service sends no e-mail.");
    assertThatInvalidValue(
        () -> set(type, with(q -> q.version("2017-01-17")), null),
        "Notification",
        "The Version of a Notification must be one of 2006-05-05, 2014-08-15, not 2017-01-17.");
    assertThatInvalidValue(
        () -> set(type, null, null),
        "Notification",
        "Either a Notification or an Active parameter must be provided.");
    assertThatRequestError(
        () -> set(type, with(q -> q.destination(SentNotifications.FORBIDDEN)), null),
        "InvalidTransportEndpoint",
        "Not to them.");
    assertThatRequestError(
        () ->
            embedded.bob.updateNotificationSettings(update -> update.hitTypeId(type).active(false)),
        "PermissionDeniedException",
        "HITType " + type + " belongs to another Requester");
    assertThat(stored(type)).isEqualTo(new HitTypeNotification(QUEUE, ANN, true));
  }

  @Test
  void whatIsNotAllowedAnyMoreIsNotSwitchedOnAgain() {
    String type = type(t -> {});
    embedded.store.write(
        tables -> {
          tables
              .hitTypes()
              .setNotification(
                  type,
                  new HitTypeNotification(
                      with(q -> q.destination(SentNotifications.FORBIDDEN)), ANN, false),
                  SetClock.START);
          return true;
        });

    assertThatRequestError(() -> set(type, null, true), "InvalidTransportEndpoint", "Not to them.");
    set(type, null, false);
  }

  @Test
  void aTestEventIsSentWhateverTheEventTypes() {
    embedded.ann.sendTestEventNotification(
        send -> send.notification(QUEUE).testEventType(EventType.ASSIGNMENT_ACCEPTED));

    assertThat(embedded.delivery.sent())
        .singleElement()
        .satisfies(
            sent -> {
              assertThat(sent.event().type()).isEqualTo(EventType.ASSIGNMENT_ACCEPTED);
              assertThat(sent.event().assignmentId()).isNotNull();
              assertThat(sent.accessKeyId()).isEqualTo(ANN);
            });
  }

  @Test
  void aTestEventThatDoesNotArriveIsAnError() {
    assertThatRequestError(
        () ->
            embedded.ann.sendTestEventNotification(
                send ->
                    send.notification(with(q -> q.destination(SentNotifications.DEAF)))
                        .testEventType(EventType.PING)),
        "InvalidTransportEndpoint",
        "The test event did not arrive: nobody hears.");
  }
}
