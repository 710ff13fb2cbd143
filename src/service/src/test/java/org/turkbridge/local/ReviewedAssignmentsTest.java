package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.turkbridge.local.HitScene.ANSWER;
import static org.turkbridge.local.Qualifications.assertThatInvalidValue;
import static org.turkbridge.local.Qualifications.assertThatRequestError;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.turkbridge.local.store.StoreException;
import org.turkbridge.local.store.TestDatabase;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.AssignmentStatus;
import software.amazon.awssdk.services.mturk.model.GetAssignmentResponse;
import software.amazon.awssdk.services.mturk.model.HITStatus;
import software.amazon.awssdk.services.mturk.model.ListAssignmentsForHitResponse;

class ReviewedAssignmentsTest extends EmbeddedQualifications {
  private static final String FUNDS =
      "This Requester has insufficient funds in their account to complete this transaction.";

  private HitScene scene;

  @BeforeEach
  void hits() {
    scene = new HitScene(embedded);
  }

  @Test
  void whatIsApprovedIsPaid() {
    String hit = scene.hit();
    String id = scene.submitted(hit, "AONE");
    assertThat(scene.balance()).isEqualTo("10000.00");
    embedded.clock.advance(Duration.ofHours(1));

    embedded.ann.approveAssignment(a -> a.assignmentId(id).requesterFeedback("good\tthanks\r\n"));

    GetAssignmentResponse found = embedded.ann.getAssignment(g -> g.assignmentId(id));
    assertThat(found.assignment().assignmentStatus()).isEqualTo(AssignmentStatus.APPROVED);
    assertThat(found.assignment().approvalTime()).isEqualTo(embedded.clock.instant());
    assertThat(found.assignment().requesterFeedback()).isEqualTo("good\tthanks\r\n");
    assertThat(found.hit()).isEqualTo(scene.stored(hit));
    assertThat(found.hit().numberOfAssignmentsCompleted()).isEqualTo(1);
    assertThat(scene.balance()).isEqualTo("9999.40");
    assertThat(embedded.bob.getAccountBalance(g -> {}).availableBalance()).isEqualTo("10000.00");
  }

  @Test
  void whatIsRejectedIsNot() {
    String hit = scene.hit();
    String id = scene.submitted(hit, "AONE");

    embedded.ann.rejectAssignment(r -> r.assignmentId(id).requesterFeedback("no"));

    Assignment rejected = scene.assignment(id);
    assertThat(rejected.assignmentStatus()).isEqualTo(AssignmentStatus.REJECTED);
    assertThat(rejected.rejectionTime()).isEqualTo(SetClock.START);
    assertThat(rejected.requesterFeedback()).isEqualTo("no");
    assertThat(scene.balance()).isEqualTo("10000.00");
    assertThat(scene.stored(hit).hitStatus()).isEqualTo(HITStatus.REVIEWABLE);
    assertThat(scene.stored(hit).numberOfAssignmentsAvailable()).isZero();
  }

  @Test
  void whatIsReviewedIsReviewedOnce() {
    String hit = scene.hit(h -> h.maxAssignments(2));
    String approved = scene.submitted(hit, "AONE");
    embedded.ann.approveAssignment(a -> a.assignmentId(approved));
    String rejected = scene.submitted(hit, "ATWO");
    embedded.ann.rejectAssignment(r -> r.assignmentId(rejected).requesterFeedback("no"));

    for (String id : new String[] {approved, rejected}) {
      assertThatWrongState(() -> embedded.ann.approveAssignment(a -> a.assignmentId(id)));
      assertThatWrongState(
          () -> embedded.ann.rejectAssignment(r -> r.assignmentId(id).requesterFeedback("no")));
    }
    assertThatWrongState(
        () ->
            embedded.ann.approveAssignment(a -> a.assignmentId(approved).overrideRejection(true)));
    assertThat(scene.balance()).isEqualTo("9999.40");
  }

  private static void assertThatWrongState(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatRequestError(
        call, "InvalidAssignmentState", "This operation can be called with a status of: Submitted");
  }

  @Test
  void aRejectionCanBeTakenBackForThirtyDays() {
    String id = scene.submitted(scene.hit(), "AONE");
    embedded.ann.rejectAssignment(r -> r.assignmentId(id).requesterFeedback("no"));
    String late = scene.submitted(scene.hit(), "AONE");
    embedded.ann.rejectAssignment(r -> r.assignmentId(late).requesterFeedback("no"));
    embedded.clock.advance(Duration.ofDays(30).minusMillis(1));

    embedded.ann.approveAssignment(
        a -> a.assignmentId(id).overrideRejection(true).requesterFeedback("sorry"));

    Assignment approved = scene.assignment(id);
    assertThat(approved.assignmentStatus()).isEqualTo(AssignmentStatus.APPROVED);
    assertThat(approved.approvalTime()).isEqualTo(embedded.clock.instant());
    assertThat(approved.rejectionTime()).isEqualTo(SetClock.START);
    assertThat(approved.requesterFeedback()).isEqualTo("sorry");
    assertThat(scene.balance()).isEqualTo("9999.40");
    embedded.clock.advance(Duration.ofMillis(1));
    assertThatRequestError(
        () -> embedded.ann.approveAssignment(a -> a.assignmentId(late).overrideRejection(true)),
        "InvalidAssignmentState",
        "Assignment "
            + late
            + " was submitted at 2014-08-15T00:01:00.250Z: after 30 days its rejection stands.");
  }

  @Test
  void whatWasSubmittedNeedsNoOverride() {
    String id = scene.submitted(scene.hit(), "AONE");

    embedded.ann.approveAssignment(a -> a.assignmentId(id).overrideRejection(true));

    assertThat(scene.assignment(id).assignmentStatus()).isEqualTo(AssignmentStatus.APPROVED);
  }

  @Test
  void withoutMoneyNothingIsApproved() {
    String first = scene.submitted(scene.hit(h -> h.reward("5000.00")), "AONE");
    String second = scene.submitted(scene.hit(h -> h.reward("5000.00")), "AONE");
    embedded.ann.approveAssignment(a -> a.assignmentId(first));

    assertThatRequestError(
        () -> embedded.ann.approveAssignment(a -> a.assignmentId(second)),
        "InsufficientFunds",
        FUNDS + " It takes $6000.00, and the balance is $4000.00.");

    assertThat(scene.assignment(second).assignmentStatus()).isEqualTo(AssignmentStatus.SUBMITTED);
    assertThat(scene.balance()).isEqualTo("4000.00");
    embedded.ann.rejectAssignment(r -> r.assignmentId(second).requesterFeedback("no"));
    assertThatRequestError(
        () -> embedded.ann.approveAssignment(a -> a.assignmentId(second).overrideRejection(true)),
        "InsufficientFunds",
        FUNDS);
    assertThat(scene.assignment(second).assignmentStatus()).isEqualTo(AssignmentStatus.REJECTED);
  }

  @Test
  void moneyForWhatIsApprovedByItselfIsNotSpentAgain() {
    String ten = scene.hit(h -> h.reward("400.00").maxAssignments(10));
    scene.submitted(ten, "AONE");
    scene.submitted(ten, "ATWO");
    scene.submitted(scene.hit(h -> h.reward("5000.00")), "AONE");
    String other =
        scene.submitted(
            scene.hit(h -> h.reward("2500.00").autoApprovalDelayInSeconds(2_592_000L)), "AONE");
    embedded.clock.advance(HitScene.DELAY);
    assertThat(scene.balance()).isEqualTo("2880.00");
    String balance = ", and the balance is $2880.00.";

    assertThatRequestError(
        () -> embedded.ann.approveAssignment(a -> a.assignmentId(other)),
        "InsufficientFunds",
        FUNDS + " It takes $3000.00" + balance);
    assertThatRequestError(
        () -> scene.hit(h -> h.reward("2500.00")),
        "InsufficientFunds",
        FUNDS + " It takes $3000.00" + balance);
    assertThat(sweep()).isEqualTo(2);
    assertThat(scene.balance()).isEqualTo("2880.00");
  }

  @Test
  void whatNobodyReviewsIsApprovedInTime() {
    String hit = scene.hit(h -> h.maxAssignments(2));
    String id = scene.submitted(hit, "AONE");
    Instant due = SetClock.START.plus(HitScene.DELAY);
    embedded.clock.advance(HitScene.DELAY.minusMillis(1));
    assertThat(scene.assignment(id).assignmentStatus()).isEqualTo(AssignmentStatus.SUBMITTED);
    assertThat(scene.balance()).isEqualTo("10000.00");

    embedded.clock.advance(Duration.ofMillis(1));

    assertThat(scene.assignment(id).assignmentStatus()).isEqualTo(AssignmentStatus.APPROVED);
    assertThat(scene.assignment(id).approvalTime()).isEqualTo(due);
    assertThat(scene.assignments(hit)).containsExactly(scene.assignment(id));
    assertThat(scene.balance()).isEqualTo("9999.40");
    assertThatWrongState(
        () -> embedded.ann.rejectAssignment(r -> r.assignmentId(id).requesterFeedback("no")));
    embedded.clock.advance(Duration.ofHours(1));
    assertThat(sweep()).isEqualTo(1);
    assertThat(scene.assignment(id).approvalTime()).isEqualTo(due);
    assertThat(scene.balance()).isEqualTo("9999.40");
    assertThat(sweep()).isZero();
  }

  @Test
  void theSweepAbandonsWhatRanOut() {
    String hit = scene.hit(h -> h.maxAssignments(2));
    String id = scene.accepted(hit, "AONE");
    scene.submitted(hit, "ATWO");
    embedded.clock.advance(HitScene.WORK);
    var before = scene.stored(hit);

    assertThat(sweep()).isEqualTo(1);

    assertThat(scene.stored(hit)).isEqualTo(before);
    assertThat(before.numberOfAssignmentsAvailable()).isEqualTo(1);
    assertThat(sweep()).isZero();
    assertThatDoesNotExist(id);
  }

  @Test
  void aHitIsCountedOnceHoweverManyAreDue() {
    String hit = scene.hit(h -> h.maxAssignments(4));
    scene.accepted(hit, "AONE");
    scene.submitted(hit, "ATWO");
    embedded.clock.advance(Duration.ofSeconds(1));
    scene.submitted(hit, "ATHREE");
    embedded.clock.advance(HitScene.DELAY);
    var before = scene.stored(hit);
    countChangesOfHits();

    assertThat(sweep()).isEqualTo(1);

    assertThat(changesOfHits()).isEqualTo("1");
    assertThat(scene.stored(hit)).isEqualTo(before);
    assertThat(before.numberOfAssignmentsCompleted()).isEqualTo(2);
    assertThat(scene.balance()).isEqualTo("9998.80");
  }

  /** Whoever waits for the store, waits for some of them at a time. */
  @Test
  void manyThatAreDueAreSettledSomeAtATime() {
    String hit = dueOf(2 * OverdueAssignments.AT_A_TIME + 1);
    var before = scene.stored(hit);
    countChangesOfHits();

    assertThat(sweep()).isEqualTo(1);

    assertThat(changesOfHits()).isEqualTo("3");
    assertThat(scene.stored(hit)).isEqualTo(before);
    assertThat(charges()).isEqualTo(4 * OverdueAssignments.AT_A_TIME + 2);
    assertThat(sweep()).isZero();
  }

  @Test
  void aSweepThatIsCutShortIsTakenUpByTheNext() {
    String hit = dueOf(2 * OverdueAssignments.AT_A_TIME);
    String balance = scene.balance();
    refuseChangesOf("3DUE" + (2 * OverdueAssignments.AT_A_TIME - 1));

    assertThatThrownBy(this::sweep).isInstanceOf(StoreException.class);
    allowChanges();

    assertThat(charges()).isEqualTo(2 * OverdueAssignments.AT_A_TIME);
    assertThat(scene.balance()).isEqualTo(balance);
    assertThat(scene.stored(hit).numberOfAssignmentsCompleted())
        .isEqualTo(2 * OverdueAssignments.AT_A_TIME);
    assertThat(sweep()).isEqualTo(1);
    assertThat(charges()).isEqualTo(4 * OverdueAssignments.AT_A_TIME);
    assertThat(scene.balance()).isEqualTo(balance);
  }

  @Test
  void whoActsOnOneAssignmentDoesNotSettleAllOthersBefore() {
    String hit = dueOf(OverdueAssignments.AT_A_TIME + 1);
    embedded.ann.updateExpirationForHIT(
        u -> u.hitId(hit).expireAt(embedded.clock.instant().plusSeconds(3600)));
    String first = scene.submitted(hit, "AONE");
    embedded.ann.approveAssignment(a -> a.assignmentId(first));
    embedded.ann.rejectAssignment(
        r -> r.assignmentId(scene.submitted(hit, "ATWO")).requesterFeedback("no"));
    scene.workers.returnAssignment(scene.accepted(hit, "ATHREE"));

    assertThat(charges()).as("of the one approved").isEqualTo(2);
    assertThat(scene.stored(hit).numberOfAssignmentsCompleted())
        .isEqualTo(OverdueAssignments.AT_A_TIME + 3);
    sweep();
    assertThat(charges()).isEqualTo(2 * OverdueAssignments.AT_A_TIME + 4);
  }

  @Test
  void whoseTimeRanOutAcceptsAgainBeforeAnySweep() {
    String hit = scene.hit(h -> h.maxAssignments(2));
    String first = scene.accepted(hit, "AONE");
    embedded.clock.advance(HitScene.WORK);

    String second = scene.accepted(hit, "AONE");

    assertThat(second).isNotEqualTo(first);
    assertThat(scene.stored(hit).numberOfAssignmentsPending()).isEqualTo(1);
  }

  /** A HIT of so many assignments that are approved by themselves by now; gives its id. */
  private String dueOf(int assignments) {
    String hit = scene.hit(h -> h.maxAssignments(assignments + 9).reward("0.01"));
    boolean unused =
        embedded.store.write(
            tables -> {
              for (int i = 0; i < assignments; i++) {
                Instant submitted = embedded.clock.instant().plusMillis(i);
                tables
                    .assignments()
                    .add(
                        Assignment.builder()
                            .assignmentId("3DUE" + i)
                            .hitId(hit)
                            .workerId("ADUE" + i)
                            .assignmentStatus(AssignmentStatus.SUBMITTED)
                            .acceptTime(submitted)
                            .deadline(submitted)
                            .submitTime(submitted)
                            .autoApprovalTime(submitted.plus(HitScene.DELAY))
                            .build(),
                        submitted);
              }
              return true;
            });
    embedded.clock.advance(HitScene.DELAY.plusSeconds(1));
    return hit;
  }

  private void refuseChangesOf(String assignmentId) {
    for (String sql :
        switch (database) {
          case SQLITE ->
              List.of(
                  "CREATE TRIGGER refusing BEFORE UPDATE ON assignment WHEN NEW.id = '%s'"
                      + " BEGIN SELECT RAISE(ABORT, 'no'); END");
          case POSTGRESQL ->
              List.of(
                  "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql"
                      + " AS 'BEGIN RAISE EXCEPTION ''no''; END'",
                  "CREATE TRIGGER refusing BEFORE UPDATE ON assignment FOR EACH ROW"
                      + " WHEN (NEW.id = '%s') EXECUTE FUNCTION refuse()");
        }) {
      database.execute(folder.resolve("store.db"), String.format(sql, assignmentId));
    }
  }

  private void allowChanges() {
    database.execute(
        folder.resolve("store.db"),
        "DROP TRIGGER refusing" + (database == TestDatabase.POSTGRESQL ? " ON assignment" : ""));
  }

  /** Two for each payment: the reward and the fee. */
  private int charges() {
    return Integer.parseInt(
        database.text(folder.resolve("store.db"), "SELECT COUNT(*) FROM ledger_entry"));
  }

  private int sweep() {
    return new AssignmentSweep(embedded.store, embedded.clock, new SecureRandom()).run();
  }

  private void assertThatDoesNotExist(String id) {
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

  @Test
  void aDelayOfNothingApprovesAtOnce() {
    String hit = scene.hit(h -> h.autoApprovalDelayInSeconds(0L));
    String id = scene.accepted(hit, "AONE");

    assertThat(scene.workers.submit(id, ANSWER).assignmentStatus())
        .isEqualTo(AssignmentStatus.APPROVED);
    assertThat(scene.balance()).isEqualTo("9999.40");
    assertThat(sweep()).isZero();
  }

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
  void feedbackIsShortTextWithoutControlCharacters() {
    String id = scene.submitted(scene.hit(), "AONE");

    assertThatInvalidValue(
        () -> embedded.ann.approveAssignment(a -> a.assignmentId(id).requesterFeedback("a\u0007")),
        "RequesterFeedback",
        "RequesterFeedback has the control character U+0007: leave it out.");
    assertThatInvalidValue(
        () ->
            embedded.ann.rejectAssignment(
                r -> r.assignmentId(id).requesterFeedback("x".repeat(1025))),
        "RequesterFeedback",
        "RequesterFeedback has 1025 characters: it must have at most 1024.");
    embedded.ann.rejectAssignment(r -> r.assignmentId(id).requesterFeedback("x".repeat(1024)));
    assertThat(scene.assignment(id).requesterFeedback()).hasSize(1024);
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
