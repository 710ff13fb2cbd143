package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.mturk.model.HITStatus;
import software.amazon.awssdk.services.mturk.model.ReviewableHITStatus;

/** HITs are reviewed, and deleted. */
class ReviewedHitsTest extends EmbeddedHits {
  @Test
  void aHitIsMarkedAsBeingReviewedAndNoLonger() {
    String id = scene.hit();
    assertThatWrongState(() -> mark(id, null), "Assignable", "Reviewable");
    scene.accepted(id, "AONE");
    assertThatWrongState(() -> mark(id, null), "Unassignable", "Reviewable");
    embedded.clock.advance(HitScene.WORK);
    scene.submitted(id, "AONE");
    assertThatWrongState(() -> mark(id, true), "Reviewable", "Reviewing");

    mark(id, false);
    assertThat(status(id)).isEqualTo(HITStatus.REVIEWING);
    assertThatWrongState(() -> mark(id, null), "Reviewing", "Reviewable");
    mark(id, true);
    assertThat(status(id)).isEqualTo(HITStatus.REVIEWABLE);
  }

  @Test
  void aHitIsDeletedWhenAllIsReviewed() {
    String id = scene.hit(hit -> hit.maxAssignments(2));
    String open = "Reviewing, Reviewable";
    assertThatWrongState(() -> delete(id), "Assignable", open);
    String one = scene.submitted(id, "AONE");
    String two = scene.submitted(id, "ATWO");
    assertThatWrongState(() -> delete(id), "Reviewable", open);
    embedded.ann.approveAssignment(approve -> approve.assignmentId(one));
    mark(id, null);
    assertThatWrongState(() -> delete(id), "Reviewing", open);
    embedded.ann.rejectAssignment(reject -> reject.assignmentId(two).requesterFeedback("no"));

    delete(id);

    assertThat(status(id)).isEqualTo(HITStatus.DISPOSED);
    assertThat(embedded.ann.listHITs(list -> {}).hiTs()).isEmpty();
    assertThat(reviewable(ReviewableHITStatus.REVIEWING, null)).isEmpty();
    String all = "Assignable, Unassignable, Reviewable, Reviewing";
    assertThatWrongState(() -> delete(id), "Disposed", open);
    assertThatWrongState(() -> mark(id, null), "Disposed", "Reviewable");
    assertThatWrongState(() -> expire(id, Instant.EPOCH), "Disposed", all);
    assertThatWrongState(() -> add(id, 1, null), "Disposed", all);
    assertThatWrongState(
        () ->
            embedded.ann.updateHITTypeOfHIT(
                change -> change.hitId(id).hitTypeId(type(properties -> {}))),
        "Disposed",
        all);
  }

  private void delete(String id) {
    embedded.ann.deleteHIT(delete -> delete.hitId(id));
  }

  /** What is submitted counts as approved once its time has come, though nobody wrote it down. */
  @Test
  void aHitIsDeletedWhenTheRestIsApprovedByItself() {
    String id = scene.hit();
    scene.submitted(id, "AONE");
    embedded.clock.advance(HitScene.DELAY);

    delete(id);

    assertThat(status(id)).isEqualTo(HITStatus.DISPOSED);
    assertThat(scene.balance()).isEqualTo("9999.40");
  }
}
