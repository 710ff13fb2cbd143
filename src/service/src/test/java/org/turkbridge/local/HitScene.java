package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.CreateHitRequest;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.QualificationRequirement;

/** HITs of Ann's in an embedded service, and Workers who work at them. */
final class HitScene {
  static final Duration LIFETIME = Duration.ofHours(1);
  static final Duration WORK = Duration.ofMinutes(1);
  static final Duration DELAY = Duration.ofDays(2);
  static final String QUESTION =
      "<ExternalQuestion xmlns=\"http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/"
          + "2006-07-14/ExternalQuestion.xsd\"><ExternalURL>https://example.com/?a=1&amp;b=2"
          + "</ExternalURL><FrameHeight>400</FrameHeight></ExternalQuestion>\n";
  static final String ANSWER = TestPapers.answer("four");

  private final Qualifications embedded;
  final WorkerAssignments workers;

  HitScene(Qualifications embedded) {
    this.embedded = embedded;
    this.workers = new WorkerAssignments(embedded.store, embedded.clock, new SecureRandom());
  }

  /** A HIT for one Worker, for fifty cents; gives its id. */
  String hit() {
    return hit(hit -> {});
  }

  /** Another HIT, whose assignments are approved by themselves in two days; gives its id. */
  String hit(Consumer<CreateHitRequest.Builder> more) {
    return create(
            embedded.ann,
            hit -> {
              hit.autoApprovalDelayInSeconds(DELAY.toSeconds());
              more.accept(hit);
            })
        .hitId();
  }

  /** A HIT of a Requester's, for fifty cents, with nothing that may be absent but for more. */
  static HIT create(MTurkClient client, Consumer<CreateHitRequest.Builder> more) {
    return client
        .createHIT(
            hit -> {
              hit.title("Count the sheep")
                  .description("As many as you see")
                  .reward("0.5")
                  .assignmentDurationInSeconds(WORK.toSeconds())
                  .lifetimeInSeconds(LIFETIME.toSeconds())
                  .question(QUESTION);
              more.accept(hit);
            })
        .hit();
  }

  /** A HIT that requires something. */
  String requiring(Consumer<QualificationRequirement.Builder> more) {
    QualificationRequirement.Builder required = QualificationRequirement.builder();
    more.accept(required);
    return hit(hit -> hit.maxAssignments(9).qualificationRequirements(required.build()));
  }

  /** The HIT at this time. */
  HIT stored(String hitId) {
    return embedded.ann.getHIT(get -> get.hitId(hitId)).hit();
  }

  /** No Worker accepts it any more. */
  void expire(String hitId) {
    embedded.ann.updateExpirationForHIT(
        update -> update.hitId(hitId).expireAt(Instant.ofEpochSecond(0)));
  }

  /** Disposes of it. */
  void dispose(String hitId) {
    expire(hitId);
    embedded.ann.deleteHIT(delete -> delete.hitId(hitId));
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
