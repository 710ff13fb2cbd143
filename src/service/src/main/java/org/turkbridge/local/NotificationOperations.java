package org.turkbridge.local;

import static org.turkbridge.local.CurrentOperation.outside;
import static org.turkbridge.local.CurrentOperation.write;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.turkbridge.local.store.HitTypeNotification;
import org.turkbridge.local.store.Notification;
import org.turkbridge.local.store.NotificationEvent;
import org.turkbridge.local.store.StoredHitType;
import org.turkbridge.schema.Constraints;
import software.amazon.awssdk.services.mturk.model.EventType;
import software.amazon.awssdk.services.mturk.model.NotificationSpecification;
import software.amazon.awssdk.services.mturk.model.SendTestEventNotificationRequest;
import software.amazon.awssdk.services.mturk.model.SendTestEventNotificationResponse;
import software.amazon.awssdk.services.mturk.model.UpdateNotificationSettingsRequest;
import software.amazon.awssdk.services.mturk.model.UpdateNotificationSettingsResponse;

/** What Requesters are told of their HITs, and where. */
final class NotificationOperations {
  /** Of the old API: the embedded service delivers by them too. */
  private static final List<String> OLD_TRANSPORTS = List.of("REST", "SOAP");

  private static final String NOTIFICATION = "Notification";
  private static final String TRANSPORT = "Transport";

  /** The names that AWS gives it in the model and in the documentation. */
  private static final List<String> VERSIONS = List.of("2006-05-05", "2014-08-15");

  /** Each waits for its receptor. */
  private static final int TESTS_AT_ONCE = 4;

  /** What test events are of: nothing that is there. */
  private static final String TEST_HIT_TYPE = "0TESTEVENTHITTYPE0000000000000";

  private static final String TEST_HIT = "0TESTEVENTHIT00000000000000000";
  private static final String TEST_ASSIGNMENT = "0TESTEVENTASSIGNMENT0000000000";

  private final InstantSource clock;
  private final NotificationDelivery delivery;
  private final Semaphore tests = new Semaphore(TESTS_AT_ONCE);

  private NotificationOperations(InstantSource clock, NotificationDelivery delivery) {
    this.clock = clock;
    this.delivery = delivery;
  }

  static List<CurrentOperation<?, ?>> all(InstantSource clock, NotificationDelivery delivery) {
    NotificationOperations operations = new NotificationOperations(clock, delivery);
    return List.of(
        write(UpdateNotificationSettingsRequest::builder, operations.settings()),
        outside(SendTestEventNotificationRequest::builder, operations::test));
  }

  /** The constraints of a request, by which a notification may also go as the old API had it. */
  static Constraints allowing(Constraints request) {
    @Nullable Constraints notification = request.members().get(NOTIFICATION);
    if (notification == null) {
      return request;
    }
    Constraints transport = notification.at(TRANSPORT);
    List<String> values =
        Stream.concat(transport.values().stream(), OLD_TRANSPORTS.stream()).toList();
    return with(
        request,
        NOTIFICATION,
        with(
            notification,
            TRANSPORT,
            new Constraints(
                transport.isRequired(), null, false, null, null, values, Map.of(), null)));
  }

  private static Constraints with(Constraints structure, String member, Constraints constraints) {
    Map<String, Constraints> members = new LinkedHashMap<>(structure.members());
    members.put(member, constraints);
    return new Constraints(
        structure.isRequired(), null, false, null, null, List.of(), members, null);
  }

  /**
   * Says what the caller is told of the HITs of a type: a Notification replaces that of before, and
   * Active switches it off and on. One that is new is active.
   */
  private CurrentOperation.Handler<
          UpdateNotificationSettingsRequest, UpdateNotificationSettingsResponse>
      settings() {
    return new CurrentOperation.Handler<>() {
      @Override
      public void check(UpdateNotificationSettingsRequest request) {
        if (request.notification() != null) {
          require(request.notification());
        } else if (request.active() == null) {
          throw Failure.invalidValue(
              NOTIFICATION, "Either a Notification or an Active parameter must be provided.");
        }
      }

      @Override
      public UpdateNotificationSettingsResponse answer(
          UpdateNotificationSettingsRequest request, Tx tx) {
        StoredHitType type = Rules.ownHitType(tx, request.hitTypeId());
        HitTypeNotification notification = changed(type, request, tx);
        tx.hitTypes().setNotification(type.id(), notification, tx.now());
        tx.tables().hitEvents().tellOf(type.id(), notification.isActive(), tx.now());
        return UpdateNotificationSettingsResponse.builder().build();
      }
    };
  }

  private HitTypeNotification changed(
      StoredHitType type, UpdateNotificationSettingsRequest request, Tx tx) {
    Optional<HitTypeNotification> present = Optional.ofNullable(type.notification());
    boolean isActive =
        Optional.ofNullable(request.active())
            .or(() -> present.map(HitTypeNotification::isActive))
            .orElse(true);
    if (request.notification() != null) {
      return new HitTypeNotification(request.notification(), tx.caller().accessKeyId(), isActive);
    }
    HitTypeNotification kept =
        present.orElseThrow(
            () ->
                Failure.invalidValue(
                    NOTIFICATION,
                    "HITType " + type.id() + " has no Notification yet: provide one."));
    if (isActive) {
      // Another server may have taken it, or this one when it was started otherwise.
      require(kept.specification());
    }
    return new HitTypeNotification(kept.specification(), kept.accessKeyId(), isActive);
  }

  /**
   * Sends an event that did not happen, whether or not it is among the EventTypes, and waits for
   * the receptor.
   */
  private SendTestEventNotificationResponse test(
      SendTestEventNotificationRequest request, Caller caller) {
    require(request.notification());
    if (!tests.tryAcquire()) {
      throw new Failure(
          FailureType.UNAVAILABLE,
          TESTS_AT_ONCE + " test events wait for their receptors: try again.");
    }
    try {
      delivery.deliver(
          new Notification(
              UUID.randomUUID().toString().replace("-", ""),
              caller.requester(),
              caller.accessKeyId(),
              request.notification(),
              event(request.testEventType())));
      return SendTestEventNotificationResponse.builder().build();
    } catch (UndeliverableException e) {
      throw invalidEndpoint("The test event did not arrive: " + e.getMessage());
    } finally {
      tests.release();
    }
  }

  private NotificationEvent event(EventType type) {
    boolean isOfAssignment = type.toString().startsWith("Assignment");
    return new NotificationEvent(
        type, Moment.of(clock), TEST_HIT_TYPE, TEST_HIT, isOfAssignment ? TEST_ASSIGNMENT : null);
  }

  /**
   * @throws Failure if nobody can be notified as a specification says
   */
  private void require(NotificationSpecification specification) {
    if (!VERSIONS.contains(specification.version())) {
      throw Failure.invalidValue(
          NOTIFICATION,
          "The Version of a Notification must be one of "
              + String.join(", ", VERSIONS)
              + ", not "
              + specification.version()
              + ".");
    }
    if ("Email".equals(specification.transportAsString())) {
      throw Failure.invalidValue(
          NOTIFICATION,
          "The embedded service sends no e-mail. Choose SQS or SNS; the old API also has REST and"
              + " SOAP.");
    }
    delivery
        .obstacle(specification)
        .ifPresent(
            obstacle -> {
              throw invalidEndpoint(obstacle);
            });
  }

  private static Failure invalidEndpoint(String message) {
    return Failure.requestError("InvalidTransportEndpoint", message);
  }
}
