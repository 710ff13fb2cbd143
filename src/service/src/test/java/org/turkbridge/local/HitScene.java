package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.QualificationRequirement;

/** HITs of Ann's in an embedded service, and Workers who work at them. */
final class HitScene {
  static final Duration LIFETIME = Duration.ofHours(1);
  static final Duration WORK = Duration.ofMinutes(1);
  static final Duration DELAY = Duration.ofDays(2);
  static final String ANSWER = TestPapers.answer("four");

  private final Qualifications embedded;
  final WorkerAssignments workers;
  private final EntityIds ids = new EntityIds(new SecureRandom());

  HitScene(Qualifications embedded) {
    this.embedded = embedded;
    this.workers = new WorkerAssignments(embedded.store, embedded.clock, new SecureRandom());
  }

  /** A HIT for one Worker, for fifty cents; gives its id. */
  String hit() {
    return hit(hit -> {});
  }

  /** Another HIT; gives its id. */
  String hit(Consumer<HIT.Builder> more) {
    Instant now = Moment.of(embedded.clock);
    HIT.Builder hit =
        HIT.builder()
            .hitId(ids.next())
            .hitTypeId(ids.next())
            .hitGroupId(ids.next())
            .title("Count the sheep")
            .description("As many as you see")
            .reward("0.50")
            .autoApprovalDelayInSeconds(DELAY.toSeconds())
            .assignmentDurationInSeconds(WORK.toSeconds())
            .maxAssignments(1)
            .creationTime(now)
            .expiration(now.plus(LIFETIME))
            .hitReviewStatus("NotReviewed");
    more.accept(hit);
    HIT made = hit.build();
    embedded.store.write(
        tables -> {
          tables.hitTypes().sameOrAdded(made, made.hitTypeId(), "ann");
          tables.hits().add(made, "ann", null, null);
          return made;
        });
    return made.hitId();
  }

  /** A HIT that requires something. */
  String requiring(Consumer<QualificationRequirement.Builder> more) {
    QualificationRequirement.Builder required = QualificationRequirement.builder();
    more.accept(required);
    return hit(hit -> hit.maxAssignments(9).qualificationRequirements(required.build()));
  }

  /** The HIT at this time. */
  HIT stored(String hitId) {
    return embedded
        .store
        .read(tables -> tables.hits().find(hitId, Moment.of(embedded.clock)))
        .orElseThrow()
        .hit();
  }

  /** Accepts; gives the id of the assignment. */
  String accepted(String hitId, String workerId) {
    return workers.accept(hitId, workerId).assignmentId();
  }

  /** Accepts and submits; gives the id of the assignment. */
  String submitted(String hitId, String workerId) {
    return workers.submit(accepted(hitId, workerId), ANSWER).assignmentId();
  }

  Assignment assignment(String id) {
    return embedded.ann.getAssignment(get -> get.assignmentId(id)).assignment();
  }

  List<Assignment> assignments(String hitId) {
    return embedded.ann.listAssignmentsForHIT(list -> list.hitId(hitId)).assignments();
  }

  String balance() {
    return embedded.ann.getAccountBalance(get -> {}).availableBalance();
  }

  HitOffer offer(String hitId, String workerId) {
    return workers.offers(workerId).stream()
        .filter(offer -> offer.hit().hitId().equals(hitId))
        .findFirst()
        .orElseThrow();
  }

  static void assertThatRefused(ThrowingCallable work, String code, String message) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            WorkerRequestException.class,
            e -> assertThat(e.code()).isEqualTo("AWS.MechanicalTurk." + code))
        .hasMessageContaining(message);
  }
}
