package org.turkbridge.local;

import static org.turkbridge.local.Qualifications.assertThatRequestError;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.CreateHitRequest;
import software.amazon.awssdk.services.mturk.model.CreateHitTypeRequest;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.HITStatus;
import software.amazon.awssdk.services.mturk.model.QualificationRequirement;
import software.amazon.awssdk.services.mturk.model.ReviewableHITStatus;

/** Requesters' calls about HITs and HIT types of their own. */
abstract class EmbeddedHits extends EmbeddedQualifications {
  static final String FUNDS =
      "This Requester has insufficient funds in their account to complete this transaction.";

  HitScene scene;

  @BeforeEach
  final void makeScene() {
    scene = new HitScene(embedded);
  }

  final HIT create(Consumer<CreateHitRequest.Builder> more) {
    return create(embedded.ann, more);
  }

  final HIT create(MTurkClient client, Consumer<CreateHitRequest.Builder> more) {
    return HitScene.create(client, more);
  }

  final String type(Consumer<CreateHitTypeRequest.Builder> more) {
    return type(embedded.ann, more);
  }

  static String type(MTurkClient client, Consumer<CreateHitTypeRequest.Builder> more) {
    return client
        .createHITType(
            type -> {
              type.title("Count the sheep")
                  .description("As many as you see")
                  .reward("0.5")
                  .assignmentDurationInSeconds(60L);
              more.accept(type);
            })
        .hitTypeId();
  }

  static QualificationRequirement requirement(Consumer<QualificationRequirement.Builder> more) {
    QualificationRequirement.Builder requirement =
        QualificationRequirement.builder()
            .qualificationTypeId("00000000000000000040")
            .comparator("GreaterThan")
            .integerValues(100);
    more.accept(requirement);
    return requirement.build();
  }

  final HIT get(String id) {
    return scene.stored(id);
  }

  final HITStatus status(String id) {
    return get(id).hitStatus();
  }

  final List<String> reviewable(@Nullable ReviewableHITStatus status, @Nullable String typeId) {
    return embedded
        .ann
        .listReviewableHITs(list -> list.status(status).hitTypeId(typeId))
        .hiTs()
        .stream()
        .map(HIT::hitId)
        .toList();
  }

  final void expire(String id, Instant time) {
    embedded.ann.updateExpirationForHIT(expire -> expire.hitId(id).expireAt(time));
  }

  final void add(String id, int more, @Nullable String token) {
    embedded.ann.createAdditionalAssignmentsForHIT(
        add -> add.hitId(id).numberOfAdditionalAssignments(more).uniqueRequestToken(token));
  }

  final void mark(String id, @Nullable Boolean revert) {
    embedded.ann.updateHITReviewStatus(review -> review.hitId(id).revert(revert));
  }

  static void assertThatWrongState(ThrowingCallable call, String current, String expected) {
    assertThatRequestError(
        call,
        "InvalidHITState",
        "This HIT is currently in the state '"
            + current
            + "'.  This operation can be called with a status of: "
            + expected
            + " (");
  }

  /** Settles what is due; gives how many HITs had such. */
  final int sweep() {
    return new AssignmentSweep(embedded.store, embedded.clock, new SecureRandom()).run();
  }

  /** An assignment was reviewed before. */
  static void assertThatReviewed(ThrowingCallable call) {
    assertThatRequestError(
        call, "InvalidAssignmentState", "This operation can be called with a status of: Submitted");
  }

  final void assertThatDoesNotExist(String id) {
    String message = "Assignment " + id + " does not exist.";
    assertThatRequestError(
        () -> embedded.ann.getAssignment(g -> g.assignmentId(id)),
        "AssignmentDoesNotExist",
        message);
    assertThatRequestError(
        () -> embedded.ann.approveAssignment(a -> a.assignmentId(id)),
        "AssignmentDoesNotExist",
        message);
    assertThatRequestError(
        () -> embedded.ann.rejectAssignment(r -> r.assignmentId(id).requesterFeedback("no")),
        "AssignmentDoesNotExist",
        message);
    assertThatRequestError(
        () -> embedded.ann.getFileUploadURL(g -> g.assignmentId(id).questionIdentifier("q")),
        "AssignmentDoesNotExist",
        message);
  }
}
