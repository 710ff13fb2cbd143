package org.turkbridge.shim;

import static org.turkbridge.shim.StepsDeclaration.change;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.turkbridge.legacy.LegacyErrorCode;
import org.turkbridge.legacy.LegacyException;
import org.turkbridge.message.SendTestEventNotificationRequest;
import org.turkbridge.message.SetHITTypeNotificationRequest;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.MTurkRequest;
import software.amazon.awssdk.services.mturk.model.NotificationSpecification;
import software.amazon.awssdk.services.mturk.model.UpdateNotificationSettingsRequest;

/** The operations that say what Requesters are told of their HITs. */
final class LegacyNotificationOperations {
  /** What the current API does not know. */
  private static final Set<String> OLD_TRANSPORTS = Set.of("REST", "SOAP");

  /** Of 2007, where the current API tells of every approval. */
  private static final String AUTO_APPROVED = "AssignmentAutoApproved";

  private static final String APPROVED = "AssignmentApproved";

  private LegacyNotificationOperations() {}

  static List<OperationDeclaration> all() {
    return List.of(
        change(
                SetHITTypeNotificationRequest.class,
                UpdateNotificationSettingsRequest::builder,
                LegacyNotificationOperations::set)
            // boto 2 sends it there.
            .bound(binder -> binder.lifting("Notification", "Active"))
            .checkedBy(LegacyNotificationOperations::requireOne)
            .planned((sent, mapped) -> plan(mapped.notification(), current(mapped))),
        change(
                SendTestEventNotificationRequest.class,
                software.amazon.awssdk.services.mturk.model.SendTestEventNotificationRequest
                    ::builder,
                LegacyNotificationOperations::test)
            .bound(binder -> binder.requiring("TestEventType"))
            .planned((sent, mapped) -> plan(mapped.notification(), current(mapped))));
  }

  private static void requireOne(SetHITTypeNotificationRequest sent) {
    if (sent.getNotification() == null && sent.isActive() == null) {
      throw LegacyException.ofResult(
          LegacyErrorCode.MISSING_PARAMETERS,
          "The request must contain Notification or Active, or both");
    }
  }

  private static void set(
      SetHITTypeNotificationRequest sent,
      UpdateNotificationSettingsRequest mapped,
      Object result,
      CallContext call) {
    requireTransport(mapped.notification(), call);
    Object unused = call.change(MTurkClient::updateNotificationSettings, current(mapped));
  }

  private static void test(
      SendTestEventNotificationRequest sent,
      software.amazon.awssdk.services.mturk.model.SendTestEventNotificationRequest mapped,
      Object result,
      CallContext call) {
    requireTransport(mapped.notification(), call);
    Object unused = call.change(MTurkClient::sendTestEventNotification, current(mapped));
  }

  private static CurrentPlan plan(
      @Nullable NotificationSpecification specification, MTurkRequest request) {
    CurrentPlan plan = CurrentPlan.of(new CurrentStep.Call(request));
    return oldTransport(specification).isPresent()
        ? plan.remarking(
            List.of(
                "Only the embedded service notifies by REST and SOAP; AWS does by SQS and SNS."))
        : plan;
  }

  private static UpdateNotificationSettingsRequest current(
      UpdateNotificationSettingsRequest mapped) {
    return mapped.notification() == null
        ? mapped
        : mapped.toBuilder().notification(current(mapped.notification())).build();
  }

  private static software.amazon.awssdk.services.mturk.model.SendTestEventNotificationRequest
      current(software.amazon.awssdk.services.mturk.model.SendTestEventNotificationRequest mapped) {
    return mapped.toBuilder()
        .notification(current(mapped.notification()))
        .testEventType(current(mapped.testEventTypeAsString()))
        .build();
  }

  private static Optional<String> oldTransport(@Nullable NotificationSpecification specification) {
    return Optional.ofNullable(specification)
        .map(NotificationSpecification::transportAsString)
        .filter(OLD_TRANSPORTS::contains);
  }

  /**
   * @throws LegacyException if the service that answers does not deliver so
   */
  private static void requireTransport(
      @Nullable NotificationSpecification specification, CallContext call) {
    Optional<String> transport = oldTransport(specification);
    if (transport.isPresent() && !call.backend().upstream().isEmbedded()) {
      throw LegacyException.ofResult(
          LegacyErrorCode.INVALID_PARAMETER_VALUE,
          "The API of 2017-01-17 does not notify by "
              + transport.get()
              + ". Use the Transport SQS, which passes through; or have calls answered by the"
              + " embedded service (turkbridge serve without --upstream), which notifies by REST and"
              + " SOAP");
    }
  }

  private static NotificationSpecification current(NotificationSpecification mapped) {
    // Absent where there are none, and the current API requires them.
    return mapped.toBuilder()
        .eventTypesWithStrings(
            mapped.eventTypesAsStrings().stream()
                .map(LegacyNotificationOperations::current)
                .distinct()
                .toList())
        .build();
  }

  private static String current(String eventType) {
    return eventType.equals(AUTO_APPROVED) ? APPROVED : eventType;
  }
}
