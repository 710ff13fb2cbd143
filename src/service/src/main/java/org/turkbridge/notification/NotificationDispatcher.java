package org.turkbridge.notification;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
import org.turkbridge.local.store.NotificationTable.Waiting;
import org.turkbridge.local.store.Store;
import org.turkbridge.local.store.StoreException;
import org.turkbridge.notification.NotificationListener.Outcome;

/**
 * Delivers what the store has to be delivered, on threads of its own, until it is closed. Several
 * may work on one store: each notification is one's. A queue or a topic may get one twice, where a
 * server ends before it notes that it was sent; a receptor of REST or SOAP gets it once, or not,
 * where the server ends before. A destination is notified of one thing at a time by each, and not
 * for a while after it did not answer in time.
 */
public final class NotificationDispatcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NotificationDispatcher.class);
  private static final int THREADS = 8;

  /** Of the threads, those who never answer have no more. */
  private static final int MOST_OF_OWNER = THREADS / 2;

  /** How long a destination is left alone that did not answer in time. */
  static final Duration PAUSE_OF_SILENT = Duration.ofMinutes(1);

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

  /** Released where there may be something to do before the next pause ends. */
  private final Semaphore news = new Semaphore(0);

  private final BusyDestinations busy = new BusyDestinations(MOST_OF_OWNER);
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
      while (!isClosing) {
        if (!hasBegunSome()) {
          boolean unused = news.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS);
          news.drainPermits();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean hasBegunSome() throws InterruptedException {
    free.acquire();
    int most = 1 + free.drainPermits();
    int begun = 0;
    Set<String> taken = new LinkedHashSet<>();
    try {
      if (!isClosing) {
        // No more than there are threads for: what is claimed is being sent.
        take(most, taken);
        for (Claim claim : claims(taken)) {
          workers.execute(() -> work(claim));
          taken.remove(destination(claim));
          begun++;
        }
      }
      isStoreAway = false;
    } catch (StoreException e) {
      if (!isStoreAway) {
        LOG.warn("Notifications cannot be read from the store: {}", e.getMessage());
      }
      isStoreAway = true;
    } catch (RuntimeException | Error e) {
      // Thrown on, it would end all delivery unnoticed.
      LOG.error("Notifications cannot be read from the store", e);
    } finally {
      taken.forEach(busy::release);
      free.release(most - begun);
    }
    return begun > 0;
  }

  private void take(int most, Set<String> taken) {
    Instant now = clock.instant();
    for (Waiting each : store.read(tables -> tables.notifications().waiting(now))) {
      if (taken.size() < most && busy.take(each, now)) {
        taken.add(each.destination());
      }
    }
  }

  private List<Claim> claims(Set<String> destinations) {
    Instant now = clock.instant();
    return destinations.isEmpty()
        ? List.of()
        : store.write(
            tables ->
                destinations.stream()
                    .flatMap(
                        each ->
                            tables
                                .notifications()
                                .claim(each, now, now.plus(CLAIMED), NotificationSender.ONCE)
                                .stream())
                    .toList());
  }

  private static String destination(Claim claim) {
    return claim.notification().specification().destination();
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
      busy.release(destination(claim));
      free.release();
      news.release();
    }
  }

  private Outcome outcome(Claim claim) {
    Notification notification = claim.notification();
    String transport = notification.specification().transportAsString();
    boolean isOnce = NotificationSender.ONCE.contains(transport);
    try {
      if (!isDelivered(notification)) {
        LOG.warn("Notification {} is discarded: nobody may be notified there", notification.id());
        discard(notification);
        return Outcome.REFUSED;
      }
      if (!isOnce) {
        discard(notification);
      }
      return Outcome.DELIVERED;
    } catch (UndeliverableException e) {
      if (e.isTimeout()) {
        busy.pause(destination(claim), clock.instant().plus(PAUSE_OF_SILENT));
      }
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

  /** Whether it may be delivered, and was. */
  private boolean isDelivered(Notification notification) throws UndeliverableException {
    try {
      if (delivery.obstacle(notification.specification()).isPresent()) {
        return false;
      }
      delivery.deliver(notification);
      return true;
    } catch (RuntimeException | Error e) {
      // It counts as an attempt: one that always fails so is given up, too.
      LOG.error("Notification {} failed", notification.id(), e);
      throw new UndeliverableException("this server failed.", e);
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
    news.release();
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
