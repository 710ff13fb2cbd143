package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.turkbridge.local.HitScene.ANSWER;
import static org.turkbridge.local.Qualifications.assertThatRequestError;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.turkbridge.local.store.StoreException;
import org.turkbridge.local.store.TestDatabase;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.AssignmentStatus;

/** What becomes of assignments by itself, whenever it is written down. */
class OverdueAssignmentsTest extends EmbeddedHits {
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
    assertThatReviewed(
        () -> embedded.ann.rejectAssignment(r -> r.assignmentId(id).requesterFeedback("no")));
    embedded.clock.advance(Duration.ofHours(1));
    assertThat(sweep()).isEqualTo(1);
    assertThat(scene.assignment(id).approvalTime()).isEqualTo(due);
    assertThat(scene.balance()).isEqualTo("9999.40");
    assertThat(sweep()).isZero();
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
  void theSweepAbandonsWhatRanOut() {
    String hit = scene.hit(h -> h.maxAssignments(2));
    String id = scene.accepted(hit, "AONE");
    scene.submitted(hit, "ATWO");
    embedded.clock.advance(HitScene.WORK);
    var before = get(hit);

    assertThat(sweep()).isEqualTo(1);

    assertThat(get(hit)).isEqualTo(before);
    assertThat(before.numberOfAssignmentsAvailable()).isEqualTo(1);
    assertThat(sweep()).isZero();
    assertThatDoesNotExist(id);
  }

  @Test
  void whoseTimeRanOutAcceptsAgainBeforeAnySweep() {
    String hit = scene.hit(h -> h.maxAssignments(2));
    String first = scene.accepted(hit, "AONE");
    embedded.clock.advance(HitScene.WORK);

    String second = scene.accepted(hit, "AONE");

    assertThat(second).isNotEqualTo(first);
    assertThat(get(hit).numberOfAssignmentsPending()).isEqualTo(1);
  }

  @Test
  void aHitIsCountedOnceHoweverManyAreDue() {
    String hit = scene.hit(h -> h.maxAssignments(4));
    scene.accepted(hit, "AONE");
    scene.submitted(hit, "ATWO");
    embedded.clock.advance(Duration.ofSeconds(1));
    scene.submitted(hit, "ATHREE");
    embedded.clock.advance(HitScene.DELAY);
    var before = get(hit);
    countChangesOfHits();

    assertThat(sweep()).isEqualTo(1);

    assertThat(changesOfHits()).isEqualTo("1");
    assertThat(get(hit)).isEqualTo(before);
    assertThat(before.numberOfAssignmentsCompleted()).isEqualTo(2);
    assertThat(scene.balance()).isEqualTo("9998.80");
  }

  /** Whoever waits for the store, waits for some of them at a time. */
  @Test
  void manyThatAreDueAreSettledSomeAtATime() {
    String hit = dueOf(2 * OverdueAssignments.AT_A_TIME + 1);
    var before = get(hit);
    countChangesOfHits();

    assertThat(sweep()).isEqualTo(1);

    assertThat(changesOfHits()).isEqualTo("3");
    assertThat(get(hit)).isEqualTo(before);
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
    assertThat(get(hit).numberOfAssignmentsCompleted()).isEqualTo(2 * OverdueAssignments.AT_A_TIME);
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
    assertThat(get(hit).numberOfAssignmentsCompleted()).isEqualTo(OverdueAssignments.AT_A_TIME + 3);
    sweep();
    assertThat(charges()).isEqualTo(2 * OverdueAssignments.AT_A_TIME + 4);
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
}
