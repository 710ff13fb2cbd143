package org.turkbridge.notification;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turkbridge.local.NotificationDelivery;
import org.turkbridge.local.UndeliverableException;
import org.turkbridge.local.store.Notification;
import org.turkbridge.local.store.NotificationTable;
import org.turkbridge.local.store.NotificationTable.Claim;
import org.turkbridge.local.store.Store;
import org.turkbridge.local.store.StoreException;
import org.turkbridge.notification.NotificationListener.Outcome;

/**
 * Delivers what the store has to be delivered, on threads of its own, until it is closed. Several
 * may work on one store: each notification is one's. A queue or a topic may get one twice, where a
 * server ends before it notes that it was sent; a receptor of REST or SOAP gets it once, or not,
 * where the server ends before.
 */
public final class NotificationDispatcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NotificationDispatcher.class);
  private static final int THREADS = 4;

  /** After that somebody else may deliver what is not known to be delivered. */
  private static final Duration CLAIMED = Duration.ofMinutes(2);

  /** With the pauses between them, nearly three hours. */
  static final int MOST_ATTEMPTS = 20;

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

  private final Store store;
  private final NotificationDelivery delivery;
  private final NotificationListener listener;
  private final InstantSource clock;
  private final Duration pause;
  private final Semaphore free = new Semaphore(THREADS);
  private final Semaphore end = new Semaphore(0);
  private volatile boolean isClosing;

  /** Of the thread that reads alone: said once, not every second. */
  private boolean isStoreAway;

  private final ExecutorService workers =
      Executors.newFixedThreadPool(THREADS, work -> daemon(work, "turkbridge-notification"));
  private final Thread queue = daemon(this::run, "turkbridge-notifications");

  /**
   * Begins to deliver.
   *
   * @param store stays the caller's to close
   * @param pause how long to wait after nothing was due
   */
  @SuppressWarnings("this-escape")
  public NotificationDispatcher(
      Store store,
      NotificationDelivery delivery,
      NotificationListener listener,
      InstantSource clock,
      Duration pause) {
    this.store = store;
    this.delivery = delivery;
    this.listener = listener;
    this.clock = clock;
    this.pause = pause;
    queue.start();
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  private void run() {
    try {
      boolean isEnding = false;
      while (!isEnding) {
        free.acquire();
        if (isClosing) {
          return;
        }
        // No more than there are threads for: what is claimed is being sent.
        int most = 1 + free.drainPermits();
        List<Claim> claims = claims(most);
        claims.forEach(claim -> workers.execute(() -> work(claim)));
        free.release(most - claims.size());
        isEnding =
            claims.isEmpty()
                ? end.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)
                : end.tryAcquire();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Claim> claims(int most) {
    try {
      Instant now = clock.instant();
      OptionalLong due = store.read(tables -> tables.notifications().nextDue());
      isStoreAway = false;
      return due.isEmpty() || due.getAsLong() > now.toEpochMilli()
          ? List.of()
          : store.write(
              tables ->
                  tables
                      .notifications()
                      .claim(now, now.plus(CLAIMED), NotificationSender.ONCE, most));
    } catch (StoreException e) {
      if (!isStoreAway) {
        LOG.warn("Notifications cannot be read from the store: {}", e.getMessage());
      }
      isStoreAway = true;
      return List.of();
    } catch (RuntimeException e) {
      LOG.error("Notifications cannot be read from the store", e);
      return List.of();
    }
  }

  private void work(Claim claim) {
    Notification notification = claim.notification();
    try {
      Outcome outcome = outcome(claim);
      listener.ended(notification.specification().transportAsString(), outcome);
    } catch (StoreException e) {
      LOG.warn(
          "It was not noted what became of notification {}: {}", notification.id(), e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("Notification {} failed", notification.id(), e);
    } finally {
      free.release();
    }
  }

  private Outcome outcome(Claim claim) {
    Notification notification = claim.notification();
    String transport = notification.specification().transportAsString();
    boolean isOnce = NotificationSender.ONCE.contains(transport);
    if (delivery.obstacle(notification.specification()).isPresent()) {
      LOG.warn("Notification {} is discarded: nobody may be notified there", notification.id());
      discard(notification);
      return Outcome.REFUSED;
    }
    try {
      delivery.deliver(notification);
      if (!isOnce) {
        discard(notification);
      }
      return Outcome.DELIVERED;
    } catch (UndeliverableException e) {
      boolean isLast = isOnce || claim.attempts() + 1 >= MOST_ATTEMPTS;
      LOG.warn(
          "Notification {} of {} by {} did not arrive, {}: {}",
          notification.id(),
          notification.event().type(),
          transport,
          isLast ? "and is not sent again" : "and will be sent again",
          e.getMessage());
      if (isOnce) {
        return Outcome.LOST;
      }
      if (isLast) {
        discard(notification);
        return Outcome.GIVEN_UP;
      }
      Instant again = clock.instant().plus(pauseAfter(claim.attempts()));
      change(notifications -> notifications.postpone(notification.id(), again));
      return Outcome.POSTPONED;
    }
  }

  /**
   * How long to wait.
   *
   * @param attempts that there were before the last
   */
  static Duration pauseAfter(int attempts) {
    Duration doubled = Duration.ofSeconds(1L << Math.min(attempts, 30));
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }

  private void discard(Notification notification) {
    change(notifications -> notifications.discard(notification.id()));
  }

  private void change(Consumer<NotificationTable> change) {
    boolean unused =
        store.write(
            tables -> {
              change.accept(tables.notifications());
              return true;
            });
  }

  /** Waits for what is being sent, but not long. What is not noted as sent stays in the store. */
  @Override
  public void close() {
    isClosing = true;
    end.release();
    try {
      queue.join(LONGEST_CLOSE.toMillis());
      workers.shutdown();
      if (workers.awaitTermination(LONGEST_CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    queue.interrupt();
    workers.shutdownNow();
  }
}
