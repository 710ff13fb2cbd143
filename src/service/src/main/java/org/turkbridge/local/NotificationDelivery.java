package org.turkbridge.local;

import java.util.Optional;
import org.turkbridge.local.store.Notification;
import software.amazon.awssdk.services.mturk.model.NotificationSpecification;

/** How notifications reach those who want them. Safe for any thread. */
public interface NotificationDelivery {
  /**
   * Why nobody can be notified as a specification says, as a sentence for its Requester; empty if
   * somebody can. Tries nothing.
   *
   * @param specification may name a transport that the current API does not know: REST or SOAP
   */
  Optional<String> obstacle(NotificationSpecification specification);

  /**
   * Delivers a notification now. Ends soon, whatever the receptor does.
   *
   * @throws UndeliverableException if it has not arrived, or that is not known
   */
  void deliver(Notification notification) throws UndeliverableException;

  /** One by which nobody can be notified. */
  static NotificationDelivery none() {
    return new NotificationDelivery() {
      @Override
      public Optional<String> obstacle(NotificationSpecification specification) {
        return Optional.of("This service delivers no notifications.");
      }

      @Override
      public void deliver(Notification notification) throws UndeliverableException {
        throw new UndeliverableException("This service delivers no notifications");
      }
    };
  }
}
