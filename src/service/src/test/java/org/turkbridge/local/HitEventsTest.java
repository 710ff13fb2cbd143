package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.local.HitScene.assertThatRefused;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.turkbridge.local.store.Notification;
import org.turkbridge.local.store.NotificationTable.Waiting;
import software.amazon.awssdk.services.mturk.model.EventType;
import software.amazon.awssdk.services.mturk.model.NotificationSpecification;

/** What Requesters are told of their HITs, and when. */
class HitEventsTest extends EmbeddedHits {
  private static final NotificationSpecification EVERYTHING =
      NotificationSpecification.builder()
          .destination("https://sqs.us-east-1.amazonaws.com/123456789012/queue")
          .transport("SQS")
          .version("2006-05-05")
          .eventTypes(EventType.knownValues())
          .build();

  private void tell(String typeId, NotificationSpecification specification) {
    embedded.ann.updateNotificationSettings(
        update -> update.hitTypeId(typeId).notification(specification));
  }

  private String typeOf(String hit) {
    return get(hit).hitTypeId();
  }

  /** Takes what is to be delivered. */
  private List<Notification> taken() {
    Instant now = embedded.clock.instant();
    List<Notification> taken = new ArrayList<>();
    List<Waiting> waiting;
    do {
      waiting = embedded.store.read(tables -> tables.notifications().waiting(now));
      for (Waiting each : waiting) {
        taken.add(
            embedded
                .store
                .write(
                    tables ->
                        tables
                            .notifications()
                            .claim(each.destination(), now, now.plusSeconds(1), Set.of("SQS")))
                .orElseThrow()
                .notification());
      }
    } while (!waiting.isEmpty());
    return taken;
  }

  private List<String> events() {
    return taken().stream()
        .map(
            notification ->
                notification.event().type()
                    + (notification.event().assignmentId() == null ? "" : " of assignment"))
        .toList();
  }

  /** A HIT, of whose type everything is told from now on; gives its id. */
  private String told(int assignments) {
    String hit = scene.hit(h -> h.maxAssignments(assignments));
    tell(typeOf(hit), EVERYTHING);
    return hit;
  }

  @Test
  void whatHappensToAHitIsToldOnceInItsOrder() {
    String first = told(3);
    assertThat(events()).as("what was before").isEmpty();

    String hit = scene.hit(h -> h.maxAssignments(3));
    String approved = scene.submitted(hit, "AONE");
    embedded.ann.approveAssignment(a -> a.assignmentId(approved));
    scene.workers.returnAssignment(scene.accepted(hit, "ATWO"));
    String rejected = scene.submitted(hit, "ATWO");
    embedded.ann.rejectAssignment(r -> r.assignmentId(rejected).requesterFeedback("no"));
    embedded.ann.approveAssignment(a -> a.assignmentId(rejected).overrideRejection(true));
    expire(hit, SetClock.START.plus(HitScene.LIFETIME.multipliedBy(2)));
    expire(hit, Instant.EPOCH);
    embedded.ann.deleteHIT(d -> d.hitId(hit));

    List<Notification> taken = taken();
    assertThat(taken)
        .extracting(each -> each.event().type().toString())
        .containsExactly(
            "HITCreated",
            "AssignmentAccepted",
            "AssignmentSubmitted",
            "AssignmentApproved",
            "AssignmentAccepted",
            "AssignmentReturned",
            "AssignmentAccepted",
            "AssignmentSubmitted",
            "AssignmentRejected",
            "AssignmentApproved",
            "HITExtended",
            "HITExpired",
            "HITReviewable",
            "HITDisposed");
    assertThat(taken).extracting(each -> each.event().hitId()).containsOnly(hit);
    assertThat(taken).extracting(each -> each.event().hitTypeId()).containsOnly(typeOf(first));
    assertThat(taken).extracting(Notification::owner).containsOnly("ann");
    assertThat(taken).extracting(Notification::accessKeyId).containsOnly("AKIAANN0000000000001");
    assertThat(taken).extracting(Notification::id).doesNotHaveDuplicates();
    assertThat(taken.get(1).event().assignmentId()).isEqualTo(approved);
    assertThat(taken.get(0).specification().destination()).isEqualTo(EVERYTHING.destination());
    sweep();
    assertThat(events()).isEmpty();
  }

  @Test
  void whatComesByItselfIsToldByTheSweepOnce() {
    String hit = told(2);
    scene.submitted(hit, "AONE");
    String abandoned = scene.accepted(hit, "ATWO");
    taken();
    embedded.clock.advance(HitScene.LIFETIME);

    sweep();

    List<Notification> taken = taken();
    assertThat(taken)
        .extracting(each -> each.event().type().toString())
        .containsExactly("AssignmentAbandoned", "HITExpired", "HITReviewable");
    assertThat(taken.get(0).event().assignmentId()).isEqualTo(abandoned);
    assertThat(taken.get(0).event().time()).isEqualTo(SetClock.START.plus(HitScene.WORK));
    assertThat(taken.get(1).event().time()).isEqualTo(SetClock.START.plus(HitScene.LIFETIME));
    assertThat(taken.get(2).event().time()).isEqualTo(SetClock.START.plus(HitScene.LIFETIME));
    embedded.clock.advance(HitScene.DELAY);
    sweep();
    assertThat(events()).containsExactly("AssignmentApproved of assignment");
    embedded.clock.advance(Duration.ofDays(121));
    sweep();
    assertThat(events()).containsExactly("HITDisposed");
    sweep();
    assertThat(events()).isEmpty();
  }

  @Test
  void whatCameByItselfIsToldBeforeWhatIsDoneThen() {
    String hit = told(2);
    embedded.clock.advance(HitScene.LIFETIME);

    expire(hit, embedded.clock.instant().plusSeconds(3600));

    assertThat(events()).containsExactly("HITExpired", "HITReviewable", "HITExtended");
    sweep();
    assertThat(events()).isEmpty();
    embedded.clock.advance(Duration.ofHours(1));
    sweep();
    assertThat(events()).containsExactly("HITExpired", "HITReviewable");
  }

  @Test
  void theLastAnswerMakesAHitReviewable() {
    String hit = told(1);

    scene.submitted(hit, "AONE");

    assertThat(events())
        .containsExactly(
            "AssignmentAccepted of assignment",
            "AssignmentSubmitted of assignment",
            "HITReviewable");
    embedded.clock.advance(HitScene.LIFETIME);
    sweep();
    assertThat(events()).containsExactly("HITExpired");
  }

  @Test
  void whoAsksForSomethingIsToldNothingElse() {
    String hit = scene.hit(h -> h.maxAssignments(2));
    tell(
        typeOf(hit),
        EVERYTHING.toBuilder().eventTypes(EventType.HIT_EXPIRED, EventType.PING).build());

    scene.submitted(hit, "AONE");
    embedded.clock.advance(HitScene.LIFETIME);
    sweep();

    assertThat(events()).containsExactly("HITExpired");
  }

  @Test
  void whatIsInactiveIsNotToldAlsoNotLater() {
    String hit = told(2);
    String type = typeOf(hit);
    embedded.ann.updateNotificationSettings(u -> u.hitTypeId(type).active(false));
    scene.submitted(hit, "AONE");
    embedded.clock.advance(HitScene.LIFETIME);
    sweep();

    embedded.ann.updateNotificationSettings(u -> u.hitTypeId(type).active(true));
    sweep();
    assertThat(events()).isEmpty();

    scene.hit(h -> h.maxAssignments(1));
    assertThat(events()).containsExactly("HITCreated");
  }

  @Test
  void ofAnotherTypeNothingIsTold() {
    told(1);

    String other = scene.hit(h -> h.title("Count the goats"));
    scene.submitted(other, "AONE");
    embedded.clock.advance(HitScene.LIFETIME);
    sweep();

    assertThat(taken()).extracting(each -> each.event().hitId()).isNotEmpty().doesNotContain(other);
  }

  @Test
  void aHitThatComesToATypeIsToldOfFromThenOn() {
    String type = typeOf(told(1));
    String other = scene.hit(h -> h.title("Count the goats").maxAssignments(2));
    scene.accepted(other, "AONE");

    embedded.ann.updateHITTypeOfHIT(u -> u.hitId(other).hitTypeId(type));
    embedded.clock.advance(HitScene.LIFETIME);
    sweep();

    assertThat(taken().stream().filter(each -> each.event().hitId().equals(other)))
        .extracting(each -> each.event().type().toString())
        .containsExactly("AssignmentAbandoned", "HITExpired", "HITReviewable");
  }

  @Test
  void whatIsUndoneIsNotTold() {
    String hit = told(1);
    scene.accepted(hit, "AONE");
    taken();

    assertThatRefused(
        () -> scene.accepted(hit, "ATWO"), "InvalidHITState", "all its assignments are taken");

    assertThat(events()).isEmpty();
  }

  @Test
  void whereNobodyTakesThemTheOldestMakeRoom() {
    String hit = told(9);
    for (int i = 0; i < 3; i++) {
      scene.accepted(hit, "AWORKER" + i);
      embedded.clock.advance(Duration.ofSeconds(1));
    }

    new AssignmentSweep(embedded.store, embedded.clock, new SecureRandom(), 2).run();

    assertThat(taken())
        .extracting(each -> each.event().time())
        .containsExactly(SetClock.START.plusSeconds(1), SetClock.START.plusSeconds(2));
  }

  @Test
  void nobodyMakesRoomForWhatOthersAreTold() {
    String type = create(embedded.bob, hit -> {}).hitTypeId();
    embedded.bob.updateNotificationSettings(
        update -> update.hitTypeId(type).notification(EVERYTHING));
    create(embedded.bob, hit -> {});
    embedded.clock.advance(Duration.ofSeconds(1));
    told(9);
    scene.hit(h -> h.maxAssignments(9));
    scene.hit(h -> h.maxAssignments(9));

    new AssignmentSweep(embedded.store, embedded.clock, new SecureRandom(), 1).run();

    assertThat(taken()).extracting(Notification::owner).containsExactlyInAnyOrder("ann", "bob");
  }

  @Test
  void whatComesOfManyIsToldInFewTransactions() {
    int hits = 120;
    told(2);
    for (int i = 1; i < hits; i++) {
      scene.hit(h -> h.maxAssignments(2));
    }
    embedded.clock.advance(HitScene.LIFETIME);
    taken();
    AtomicInteger writes = new AtomicInteger();

    new AssignmentSweep(
            new InterceptedStore(embedded.store, writes::set), embedded.clock, new SecureRandom())
        .run();

    assertThat(writes).hasValueLessThan(10);
    assertThat(events()).hasSize(2 * hits).containsOnly("HITExpired", "HITReviewable");
  }

  @Test
  void whatSeveralDoAtOnceIsToldOnce() throws Exception {
    String hit = told(8);
    embedded.clock.advance(HitScene.LIFETIME);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<Integer> sweeping = this::sweep;
      for (Future<Integer> sweep : threads.invokeAll(Collections.nCopies(4, sweeping))) {
        sweep.get();
      }
    } finally {
      threads.shutdown();
    }

    assertThat(get(hit).hitStatusAsString()).isEqualTo("Reviewable");
    assertThat(events()).containsExactly("HITExpired", "HITReviewable");
  }
}
