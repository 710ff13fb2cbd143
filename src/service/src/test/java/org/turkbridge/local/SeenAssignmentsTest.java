package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.local.Qualifications.assertThatInvalidValue;
import static org.turkbridge.local.Qualifications.assertThatRequestError;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.AssignmentStatus;
import software.amazon.awssdk.services.mturk.model.ListAssignmentsForHitResponse;

/** Which assignments a Requester sees. */
class SeenAssignmentsTest extends EmbeddedHits {
  @Test
  void whatWasNotSubmittedIsNotSeen() {
    String hit = scene.hit(h -> h.maxAssignments(3));
    String accepted = scene.accepted(hit, "AONE");
    String returned = scene.accepted(hit, "ATWO");
    scene.workers.returnAssignment(returned);

    assertThatRequestError(
        () -> scene.assignment(accepted),
        "InvalidAssignmentState",
        "This operation can be called with a status of: Reviewable,Approved,Rejected");
    assertThatDoesNotExist("3NONE");
    assertThatDoesNotExist(returned);
    embedded.clock.advance(HitScene.WORK);
    assertThatDoesNotExist(accepted);
    assertThat(scene.assignments(hit)).isEmpty();
  }

  @Test
  void whatIsDisposedOfIsGone() {
    String hit = scene.hit();
    String id = scene.submitted(hit, "AONE");
    embedded.ann.rejectAssignment(r -> r.assignmentId(id).requesterFeedback("no"));
    scene.dispose(hit);

    assertThatDoesNotExist(id);
    assertThatRequestError(
        () -> scene.assignments(hit), "HITDoesNotExist", "Hit " + hit + " does not exist.");
  }

  @Test
  void othersSeeAndDoNothing() {
    String hit = scene.hit();
    String id = scene.submitted(hit, "AONE");
    String message = "Assignment " + id + " belongs to another Requester";

    assertThatRequestError(
        () -> embedded.bob.getAssignment(g -> g.assignmentId(id)),
        "PermissionDeniedException",
        message);
    assertThatRequestError(
        () -> embedded.bob.approveAssignment(a -> a.assignmentId(id)),
        "PermissionDeniedException",
        message);
    assertThatRequestError(
        () -> embedded.bob.rejectAssignment(r -> r.assignmentId(id).requesterFeedback("no")),
        "PermissionDeniedException",
        message);
    assertThatRequestError(
        () -> embedded.bob.listAssignmentsForHIT(l -> l.hitId(hit)),
        "PermissionDeniedException",
        "HIT " + hit + " belongs to another Requester");
    assertThat(scene.assignment(id).assignmentStatus()).isEqualTo(AssignmentStatus.SUBMITTED);
  }

  @Test
  void assignmentsAreListedByStatusAndPage() {
    String hit = scene.hit(h -> h.maxAssignments(9));
    String first = scene.submitted(hit, "AONE");
    String second = scene.submitted(hit, "ATWO");
    String third = scene.submitted(hit, "ATHREE");
    scene.accepted(hit, "AFOUR");
    embedded.ann.approveAssignment(a -> a.assignmentId(second));

    ListAssignmentsForHitResponse page =
        embedded.ann.listAssignmentsForHIT(
            l -> l.hitId(hit).assignmentStatusesWithStrings("Submitted", "Rejected").maxResults(1));
    ListAssignmentsForHitResponse next =
        embedded.ann.listAssignmentsForHIT(
            l ->
                l.hitId(hit)
                    .assignmentStatusesWithStrings("Submitted", "Rejected")
                    .maxResults(1)
                    .nextToken(page.nextToken()));

    assertThat(page.numResults()).isEqualTo(1);
    assertThat(page.assignments()).extracting(Assignment::assignmentId).containsExactly(first);
    assertThat(next.assignments()).extracting(Assignment::assignmentId).containsExactly(third);
    assertThat(next.nextToken()).isNull();
    assertThat(scene.assignments(hit))
        .extracting(Assignment::assignmentId)
        .containsExactly(first, second, third);
    assertThatInvalidValue(
        () -> embedded.ann.listAssignmentsForHIT(l -> l.hitId(hit).nextToken(page.nextToken())),
        "NextToken",
        "");
    assertThatRequestError(
        () -> scene.assignments("3NONE"), "HITDoesNotExist", "Hit 3NONE does not exist.");
  }

  @Test
  void noFilesAreKept() {
    String id = scene.submitted(scene.hit(), "AONE");

    assertThatInvalidValue(
        () -> embedded.ann.getFileUploadURL(g -> g.assignmentId(id).questionIdentifier("photo")),
        "QuestionIdentifier",
        "Assignment " + id + " has no file in answer to question photo");
  }
}
