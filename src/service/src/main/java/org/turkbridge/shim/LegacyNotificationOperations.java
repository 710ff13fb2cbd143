package org.turkbridge.shim;

import static org.turkbridge.shim.StepsDeclaration.change;

import java.util.List;
import java.util.Set;
import org.turkbridge.legacy.LegacyErrorCode;
import org.turkbridge.legacy.LegacyException;
import org.turkbridge.message.SendTestEventNotificationRequest;
import org.turkbridge.message.SetHITTypeNotificationRequest;
import software.amazon.awssdk.services.mturk.MTurkClient;
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
            .checkedBy(LegacyNotificationOperations::requireOne),
        change(
                SendTestEventNotificationRequest.class,
                software.amazon.awssdk.services.mturk.model.SendTestEventNotificationRequest
                    ::builder,
                LegacyNotificationOperations::test)
            .bound(binder -> binder.requiring("TestEventType")));
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
    UpdateNotificationSettingsRequest request =
        mapped.notification() == null
            ? mapped
            : mapped.toBuilder().notification(current(mapped.notification(), call)).build();
    Object unused = call.change(MTurkClient::updateNotificationSettings, request);
  }

  private static void test(
      SendTestEventNotificationRequest sent,
      software.amazon.awssdk.services.mturk.model.SendTestEventNotificationRequest mapped,
      Object result,
      CallContext call) {
    Object unused =
        call.change(
            MTurkClient::sendTestEventNotification,
            mapped.toBuilder()
                .notification(current(mapped.notification(), call))
                .testEventType(current(mapped.testEventTypeAsString()))
                .build());
  }

  /**
   * A specification as the service that answers takes it.
   *
   * @throws LegacyException if that service does not deliver so
   */
  private static NotificationSpecification current(
      NotificationSpecification mapped, CallContext call) {
    String transport = mapped.transportAsString();
    if (OLD_TRANSPORTS.contains(transport) && !call.backend().upstream().isEmbedded()) {
      throw LegacyException.ofResult(
          LegacyErrorCode.INVALID_PARAMETER_VALUE,
          "The API of 2017-01-17 does not notify by "
              + transport
              + ". Use the Transport SQS, which passes through; or have calls answered by the"
              + " embedded service (turkbridge serve without --upstream), which notifies by REST and"
              + " SOAP");
    }
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
