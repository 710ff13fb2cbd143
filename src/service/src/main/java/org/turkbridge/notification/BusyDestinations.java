package org.turkbridge.notification;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.turkbridge.local.store.NotificationTable.Waiting;

/**
 * The destinations that are being notified, one message at a time, and those that are left alone
 * for a while: so those who do not answer hold up nobody else. Safe for any thread.
 */
final class BusyDestinations {
  private final int mostOfOwner;
  private final Map<String, String> owners = new HashMap<>();
  private final Map<String, Instant> pauses = new HashMap<>();

  /**
   * @param mostOfOwner how many destinations of a Requester are notified at once
   */
  BusyDestinations(int mostOfOwner) {
    this.mostOfOwner = mostOfOwner;
  }

  /** Whether a destination was free; it is busy now, until it is released. */
  synchronized boolean take(Waiting waiting, Instant now) {
    pauses.values().removeIf(end -> !end.isAfter(now));
    boolean isFree =
        !owners.containsKey(waiting.destination())
            && !pauses.containsKey(waiting.destination())
            && Collections.frequency(owners.values(), waiting.owner()) < mostOfOwner;
    if (isFree) {
      owners.put(waiting.destination(), waiting.owner());
    }
    return isFree;
  }

  synchronized void release(String destination) {
    owners.remove(destination);
  }

  /** Nobody notifies a destination before a time, also after it is released. */
  synchronized void pause(String destination, Instant end) {
    pauses.put(destination, end);
  }
}
