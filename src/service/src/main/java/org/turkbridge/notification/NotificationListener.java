package org.turkbridge.notification;

import java.util.List;
import java.util.Locale;

/** Is told what became of notifications. Called by several threads. */
public interface NotificationListener {
  /** All transports that there are attempts by. */
  List<String> TRANSPORTS = List.of("REST", "SOAP", "SQS", "SNS");

  /** What became of an attempt to deliver. */
  enum Outcome {
    DELIVERED,
    /** It is not sent again: whoever is told by this transport is told once. */
    LOST,
    /** It will be tried again. */
    POSTPONED,
    /** It was tried often enough. */
    GIVEN_UP,
    /** Its destination is not one that may be notified, any more. */
    REFUSED;

    /** As in metrics. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  void ended(String transport, Outcome outcome);
}
