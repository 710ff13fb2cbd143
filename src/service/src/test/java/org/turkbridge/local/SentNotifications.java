package org.turkbridge.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.turkbridge.local.store.Notification;
import software.amazon.awssdk.services.mturk.model.NotificationSpecification;

/** Notifies everybody but one, and keeps what was sent at once. */
public final class SentNotifications implements NotificationDelivery {
  static final String FORBIDDEN = "http://forbidden.example.org/";
  static final String DEAF = "http://deaf.example.org/";

  private final List<Notification> sent = new ArrayList<>();

  synchronized List<Notification> sent() {
    return List.copyOf(sent);
  }

  @Override
  public Optional<String> obstacle(NotificationSpecification specification) {
    return specification.destination().equals(FORBIDDEN)
        ? Optional.of("Not to them.")
        : Optional.empty();
  }

  @Override
  public synchronized void deliver(Notification notification) throws UndeliverableException {
    if (notification.specification().destination().equals(DEAF)) {
      throw new UndeliverableException("nobody hears.");
    }
    sent.add(notification);
  }
}
