package org.turkbridge.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.turkbridge.Await;
import org.turkbridge.local.NotificationDelivery;
import org.turkbridge.local.Qualifications;
import org.turkbridge.local.UndeliverableException;
import org.turkbridge.local.store.Notification;
import org.turkbridge.local.store.NotificationTable.Claim;
import org.turkbridge.local.store.Store;
import org.turkbridge.local.store.TestDatabase;
import org.turkbridge.notification.NotificationListener.Outcome;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.EventType;
import software.amazon.awssdk.services.mturk.model.NotificationSpecification;

/** How what the store has to be delivered is delivered. */
@ParameterizedClass
@EnumSource
class NotificationDispatcherTest {
  private static final Duration PAUSE = Duration.ofMillis(1);
  private static final long PATIENCE_SECONDS = 60;

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private Qualifications embedded;
  private final List<AutoCloseable> opened = new ArrayList<>();

  @BeforeEach
  void open() {
    embedded = new Qualifications(database.store(folder.resolve("store.db")));
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
    embedded.close();
  }

  /** Has so many events of HITs told. */
  private void raise(String transport, int events) {
    raise(transport, "http://127.0.0.1:8080/", events);
  }

  private void raise(String transport, String destination, int events) {
    raise(embedded.ann, transport, destination, events);
  }

  private static void raise(
      MTurkClient requester, String transport, String destination, int events) {
    String hitType =
        requester
            .createHITType(
                type ->
                    type.title("Count the sheep")
                        .description("As many as you see")
                        .reward("0.5")
                        .assignmentDurationInSeconds(60L))
            .hitTypeId();
    requester.updateNotificationSettings(
        update ->
            update
                .hitTypeId(hitType)
                .notification(
                    NotificationSpecification.builder()
                        .destination(destination)
                        .transport(transport)
                        .version("2006-05-05")
                        .eventTypes(EventType.HIT_CREATED)
                        .build()));
    for (int i = 0; i < events; i++) {
      requester.createHITWithHITType(
          create ->
              create
                  .hitTypeId(hitType)
                  .lifetimeInSeconds(3600L)
                  .question(
                      "<ExternalQuestion"
                          + " xmlns='http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2006-07-14/ExternalQuestion.xsd'>"
                          + "<ExternalURL>https://example.com/</ExternalURL>"
                          + "<FrameHeight>400</FrameHeight></ExternalQuestion>"));
    }
  }

  /** A delivery that is told what to do with each notification. */
  private static class Deliveries implements NotificationDelivery, NotificationListener {
    final BlockingQueue<Notification> arrived = new LinkedBlockingQueue<>();
    final BlockingQueue<String> outcomes = new LinkedBlockingQueue<>();
    volatile boolean isForbidden;
    volatile int failures;

    @Override
    public Optional<String> obstacle(NotificationSpecification specification) {
      return isForbidden ? Optional.of("No.") : Optional.empty();
    }

    @Override
    public void deliver(Notification notification) throws UndeliverableException {
      arrived.add(notification);
      synchronized (this) {
        if (failures > 0) {
          failures--;
          throw new UndeliverableException("nobody hears.");
        }
      }
    }

    @Override
    public void ended(String transport, Outcome outcome) {
      outcomes.add(transport + " " + outcome.label());
    }

    Notification next() throws InterruptedException {
      return awaited(arrived);
    }

    String outcome() throws InterruptedException {
      return awaited(outcomes);
    }
  }

  private static <T> T awaited(BlockingQueue<T> queue) throws InterruptedException {
    @Nullable T next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("Nothing came");
    }
    return next;
  }

  private void dispatcher(Store store, Deliveries deliveries, InstantSource clock) {
    opened.add(0, new NotificationDispatcher(store, deliveries, deliveries, clock, PAUSE));
  }

  private long waiting() {
    return embedded.store.read(tables -> tables.notifications().count());
  }

  @Test
  void whatWaitedForAServerIsDelivered() throws Exception {
    raise("REST", 1);
    raise("SQS", 1);
    assertThat(waiting()).isEqualTo(2);
    Deliveries deliveries = new Deliveries();

    dispatcher(embedded.store, deliveries, embedded.clock);

    assertThat(Set.of(deliveries.outcome(), deliveries.outcome()))
        .containsExactlyInAnyOrder("REST delivered", "SQS delivered");
    assertThat(deliveries.next().event().type()).isEqualTo(EventType.HIT_CREATED);
    assertThat(waiting()).isZero();
    raise("REST", 1);
    assertThat(deliveries.outcome()).isEqualTo("REST delivered");
  }

  @Test
  void aQueueThatFailsIsTriedAgainLater() throws Exception {
    Deliveries deliveries = new Deliveries();
    deliveries.failures = 2;
    raise("SQS", 1);
    dispatcher(embedded.store, deliveries, embedded.clock);

    assertThat(deliveries.outcome()).isEqualTo("SQS postponed");
    assertThat(waiting()).isEqualTo(1);
    embedded.clock.advance(Duration.ofSeconds(1));
    assertThat(deliveries.outcome()).isEqualTo("SQS postponed");
    embedded.clock.advance(Duration.ofSeconds(2));

    assertThat(deliveries.outcome()).isEqualTo("SQS delivered");
    assertThat(deliveries.next().id())
        .isEqualTo(deliveries.next().id())
        .isEqualTo(deliveries.next().id());
    assertThat(waiting()).isZero();
  }

  @Test
  void aQueueThatAlwaysFailsIsGivenUp() throws Exception {
    Deliveries deliveries = new Deliveries();
    deliveries.failures = Integer.MAX_VALUE;
    raise("SNS", 1);
    dispatcher(embedded.store, deliveries, embedded.clock);

    for (int attempt = 1; attempt < NotificationDispatcher.MOST_ATTEMPTS; attempt++) {
      assertThat(deliveries.outcome()).isEqualTo("SNS postponed");
      embedded.clock.advance(NotificationDispatcher.pauseAfter(attempt - 1));
    }
    assertThat(deliveries.outcome()).isEqualTo("SNS given_up");
    assertThat(waiting()).isZero();
  }

  @Test
  void aReceptorThatFailsIsNotAskedAgain() throws Exception {
    Deliveries deliveries = new Deliveries();
    deliveries.failures = 2;
    raise("REST", 1);
    raise("SOAP", 1);
    dispatcher(embedded.store, deliveries, embedded.clock);

    assertThat(Set.of(deliveries.outcome(), deliveries.outcome()))
        .containsExactlyInAnyOrder("REST lost", "SOAP lost");
    assertThat(waiting()).isZero();
    assertThat(deliveries.arrived).hasSize(2);
  }

  @Test
  void whereNobodyMayBeNotifiedAnyMoreNobodyIs() throws Exception {
    Deliveries deliveries = new Deliveries();
    deliveries.isForbidden = true;
    raise("SQS", 1);
    dispatcher(embedded.store, deliveries, embedded.clock);

    assertThat(deliveries.outcome()).isEqualTo("SQS refused");
    assertThat(deliveries.arrived).isEmpty();
    assertThat(waiting()).isZero();
  }

  @Test
  void twoServersDeliverEachOnce() throws Exception {
    int events = 40;
    Deliveries deliveries = new Deliveries();
    Store other = Store.open(database.store(folder.resolve("store.db")));
    opened.add(0, other);
    dispatcher(embedded.store, deliveries, embedded.clock);
    dispatcher(other, deliveries, embedded.clock);

    raise("REST", events / 2);
    raise("SQS", events / 2);

    for (int i = 0; i < events; i++) {
      assertThat(deliveries.outcome()).endsWith(" delivered");
    }
    assertThat(deliveries.outcomes).isEmpty();
    assertThat(deliveries.arrived).hasSize(events);
    Set<String> hits = new TreeSet<>();
    deliveries.arrived.forEach(each -> hits.add(each.event().hitId()));
    assertThat(hits).hasSize(events);
    assertThat(waiting()).isZero();
  }

  /** Whoever was killed had claimed it and did not note that it was sent. */
  @Test
  void whatAServerDiedOfIsSentAgainToAQueueAndNotToAReceptor() throws Exception {
    raise("REST", 1);
    raise("SQS", 1);
    Instant now = embedded.clock.instant();
    for (int i = 0; i < 2; i++) {
      Optional<Claim> claim =
          embedded.store.write(
              tables ->
                  tables
                      .notifications()
                      .claim(
                          "http://127.0.0.1:8080/",
                          now,
                          now.plusSeconds(120),
                          NotificationSender.ONCE));
      assertThat(claim).isPresent();
    }
    Deliveries deliveries = new Deliveries();
    dispatcher(embedded.store, deliveries, embedded.clock);

    embedded.clock.advance(Duration.ofMinutes(2));

    assertThat(deliveries.outcome()).isEqualTo("SQS delivered");
    assertThat(deliveries.arrived).hasSize(1);
    assertThat(waiting()).isZero();
  }

  /** Deliveries of which those to a silent destination end when that is told, in a time-out. */
  private static final class SilentDeliveries extends Deliveries {
    static final String SILENT = "http://127.0.0.1:8080/silent";
    final Semaphore timeouts = new Semaphore(0);

    @Override
    public void deliver(Notification notification) throws UndeliverableException {
      super.deliver(notification);
      if (notification.specification().destination().startsWith(SILENT)) {
        timeouts.acquireUninterruptibly();
        throw new UndeliverableException("nobody answers.", new TimeoutException(), true);
      }
    }

    String nextDestination() throws InterruptedException {
      return next().specification().destination();
    }
  }

  @Test
  void calledReceptorsThatNeverAnswerHoldUpNobodyElse() throws Exception {
    SilentDeliveries deliveries = new SilentDeliveries();
    raise("REST", SilentDeliveries.SILENT, 40);
    raise("REST", 5);
    Store other = Store.open(database.store(folder.resolve("store.db")));
    opened.add(0, other);
    dispatcher(embedded.store, deliveries, embedded.clock);
    dispatcher(other, deliveries, embedded.clock);

    for (int i = 0; i < 5; i++) {
      assertThat(deliveries.outcome()).isEqualTo("REST delivered");
    }

    // One of each server is on its way, and the others stay where they are safe.
    Await.until(() -> waiting() == 38);
    deliveries.timeouts.release(Integer.MAX_VALUE);
    for (int i = 0; i < 2; i++) {
      assertThat(deliveries.outcome()).isEqualTo("REST lost");
    }
    raise("REST", 1);
    assertThat(deliveries.outcome()).isEqualTo("REST delivered");
    assertThat(waiting()).as("left alone for a while").isEqualTo(38);
    embedded.clock.advance(NotificationDispatcher.PAUSE_OF_SILENT);
    assertThat(deliveries.outcome()).isEqualTo("REST lost");
  }

  @Test
  void whoHasManyDestinationsThatNeverAnswerHoldsUpNobodyElse() throws Exception {
    for (int i = 0; i < 9; i++) {
      raise("REST", SilentDeliveries.SILENT + i, 1);
    }
    SilentDeliveries deliveries = new SilentDeliveries();
    dispatcher(embedded.store, deliveries, embedded.clock);
    for (int i = 0; i < 4; i++) {
      assertThat(deliveries.nextDestination()).startsWith(SilentDeliveries.SILENT);
    }

    raise(embedded.bob, "REST", "http://127.0.0.1:8080/", 1);

    assertThat(deliveries.outcome()).isEqualTo("REST delivered");
    assertThat(waiting()).isEqualTo(5);
    deliveries.timeouts.release(Integer.MAX_VALUE);
  }

  @Test
  void whatFailsUnforeseenIsGivenUpToo() throws Exception {
    Deliveries deliveries =
        new Deliveries() {
          @Override
          public void deliver(Notification notification) throws UndeliverableException {
            super.deliver(notification);
            if (arrived.size() % 2 == 0) {
              throw new NoSuchElementException();
            }
            throw new LinkageError();
          }
        };
    raise("SQS", 1);
    dispatcher(embedded.store, deliveries, embedded.clock);

    for (int attempt = 1; attempt < NotificationDispatcher.MOST_ATTEMPTS; attempt++) {
      assertThat(deliveries.outcome()).isEqualTo("SQS postponed");
      embedded.clock.advance(NotificationDispatcher.pauseAfter(attempt - 1));
    }
    assertThat(deliveries.outcome()).isEqualTo("SQS given_up");
    assertThat(waiting()).isZero();
  }

  @Test
  void anErrorEndsNoDelivery() throws Exception {
    Deliveries deliveries = new Deliveries();
    AtomicInteger errors = new AtomicInteger(2);
    dispatcher(
        embedded.store,
        deliveries,
        () -> {
          if (errors.getAndDecrement() > 0) {
            throw new LinkageError();
          }
          return embedded.clock.instant();
        });

    raise("REST", 1);

    assertThat(deliveries.outcome()).isEqualTo("REST delivered");
  }
}
