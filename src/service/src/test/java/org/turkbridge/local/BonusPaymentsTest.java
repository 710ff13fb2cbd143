package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.local.Qualifications.assertThatInvalidValue;
import static org.turkbridge.local.Qualifications.assertThatOutOfRange;
import static org.turkbridge.local.Qualifications.assertThatRequestError;
import static org.turkbridge.local.Qualifications.assertThatValidationError;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.BonusPayment;
import software.amazon.awssdk.services.mturk.model.ListBonusPaymentsRequest;
import software.amazon.awssdk.services.mturk.model.ListBonusPaymentsResponse;
import software.amazon.awssdk.services.mturk.model.SendBonusRequest;

/** Workers are paid bonuses, and Requesters list them. */
class BonusPaymentsTest extends EmbeddedHits {
  private void send(
      MTurkClient client, String assignment, Consumer<SendBonusRequest.Builder> more) {
    client.sendBonus(
        bonus -> {
          bonus
              .assignmentId(assignment)
              .workerId("AONE")
              .bonusAmount("1.5")
              .reason("Every sheep was there");
          more.accept(bonus);
        });
  }

  private void send(String assignment, Consumer<SendBonusRequest.Builder> more) {
    send(embedded.ann, assignment, more);
  }

  private List<BonusPayment> payments(Consumer<ListBonusPaymentsRequest.Builder> of) {
    return embedded.ann.listBonusPayments(of).bonusPayments();
  }

  @Test
  void aBonusIsPaidAndListed() {
    String hit = scene.hit();
    String id = scene.submitted(hit, "AONE");

    send(id, bonus -> {});

    BonusPayment paid =
        BonusPayment.builder()
            .assignmentId(id)
            .workerId("AONE")
            .bonusAmount("1.50")
            .reason("Every sheep was there")
            .grantTime(SetClock.START)
            .build();
    assertThat(payments(list -> list.assignmentId(id))).containsExactly(paid);
    assertThat(payments(list -> list.hitId(hit))).containsExactly(paid);
    assertThat(scene.balance()).isEqualTo("9998.20");
    assertThat(embedded.bob.getAccountBalance(get -> {}).availableBalance()).isEqualTo("10000.00");
  }

  @ParameterizedTest
  @CsvSource({"0.01,9999.98", "0.10,9999.88", "10,9988.00", "8333.33,0.00"})
  void theFeeIsAFifthAndAtLeastACent(String amount, String left) {
    String id = scene.submitted(scene.hit(hit -> hit.maxAssignments(10)), "AONE");

    send(id, bonus -> bonus.bonusAmount(amount));

    assertThat(scene.balance()).isEqualTo(left);
  }

  @Test
  void whatWasReviewedCanHaveBonusesToo() {
    String hit = scene.hit(h -> h.maxAssignments(2));
    String approved = scene.submitted(hit, "AONE");
    embedded.ann.approveAssignment(a -> a.assignmentId(approved));
    String rejected = scene.submitted(hit, "ATWO");
    embedded.ann.rejectAssignment(r -> r.assignmentId(rejected).requesterFeedback("no"));

    send(approved, bonus -> {});
    send(rejected, bonus -> bonus.workerId("ATWO").bonusAmount("0.25"));
    send(approved, bonus -> bonus.bonusAmount("0.75"));

    assertThat(payments(list -> list.hitId(hit)))
        .extracting(BonusPayment::bonusAmount)
        .containsExactly("1.50", "0.25", "0.75");
    assertThat(payments(list -> list.assignmentId(approved)))
        .extracting(BonusPayment::bonusAmount)
        .containsExactly("1.50", "0.75");
  }

  @Test
  void pagesFollowEachOther() {
    String hit = scene.hit();
    String id = scene.submitted(hit, "AONE");
    for (String amount : List.of("0.01", "0.02", "0.03")) {
      send(id, bonus -> bonus.bonusAmount(amount));
    }

    ListBonusPaymentsResponse first =
        embedded.ann.listBonusPayments(list -> list.hitId(hit).maxResults(2));
    ListBonusPaymentsResponse second =
        embedded.ann.listBonusPayments(
            list -> list.hitId(hit).maxResults(2).nextToken(first.nextToken()));

    assertThat(first.numResults()).isEqualTo(2);
    assertThat(first.bonusPayments())
        .extracting(BonusPayment::bonusAmount)
        .containsExactly("0.01", "0.02");
    assertThat(second.bonusPayments())
        .extracting(BonusPayment::bonusAmount)
        .containsExactly("0.03");
    assertThat(second.nextToken()).isNull();
  }

  @Test
  void aTokenPaysOnceInADay() {
    String id = scene.submitted(scene.hit(), "AONE");
    send(id, bonus -> bonus.uniqueRequestToken("once"));

    assertThatRequestError(
        () -> send(id, bonus -> bonus.uniqueRequestToken("once")),
        "InvalidParameterValue",
        "The idempotency token \"once\" has already been processed, by request ");
    assertThat(payments(list -> list.assignmentId(id))).hasSize(1);
    assertThat(scene.balance()).isEqualTo("9998.20");

    embedded.clock.advance(Duration.ofHours(24));
    send(id, bonus -> bonus.uniqueRequestToken("once"));
    assertThat(payments(list -> list.assignmentId(id))).hasSize(2);
  }

  @Test
  void aTokenOfWhatFailedIsFree() {
    String id = scene.submitted(scene.hit(), "AONE");
    assertThatRequestError(
        () -> send(id, bonus -> bonus.uniqueRequestToken("t").bonusAmount("9000")),
        "InsufficientFunds",
        FUNDS + " It takes $10800.00, and the balance is $10000.00.");

    send(id, bonus -> bonus.uniqueRequestToken("t"));

    assertThat(scene.balance()).isEqualTo("9998.20");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "0.055", "1e9", "one", "$1", "", "1,000", "NaN"})
  void amountsAreDollarsAndCents(String amount) {
    String id = scene.submitted(scene.hit(), "AONE");

    assertThatValidationError(
        () -> send(id, bonus -> bonus.bonusAmount(amount)),
        "Value '" + amount + "' at 'bonusAmount' failed to satisfy constraint: ");

    assertThat(payments(list -> list.assignmentId(id))).isEmpty();
  }

  @Test
  void hugeAmountsAreNotThere() {
    String id = scene.submitted(scene.hit(), "AONE");

    assertThatRequestError(
        () -> send(id, bonus -> bonus.bonusAmount("1000000000")), "InsufficientFunds", FUNDS);
    assertThatInvalidValue(
        () -> send(id, bonus -> bonus.bonusAmount("9".repeat(100_000))),
        "BonusAmount",
        "BonusAmount has 100000 characters: it must have at most 13. Shorten it.");
    assertThatOutOfRange(
        () -> send(id, bonus -> bonus.bonusAmount("0.00")),
        "BonusAmount",
        "BonusAmount is 0: a bonus is 0.01 or more.");
  }

  @Test
  void onlyWorkThatWasHandedInIsPaidFor() {
    String hit = scene.hit(h -> h.maxAssignments(2));
    String inWork = scene.accepted(hit, "ATWO");
    String id = scene.submitted(hit, "AONE");

    assertThatRequestError(
        () -> send(inWork, bonus -> bonus.workerId("ATWO")),
        "InvalidAssignmentState",
        "This operation can be called with a status of: Reviewable,Approved,Rejected");
    assertThatRequestError(
        () -> send("3NONE", bonus -> {}),
        "AssignmentDoesNotExist",
        "Assignment 3NONE does not exist.");
    assertThatInvalidValue(
        () -> send(id, bonus -> bonus.workerId("ATWO")),
        "WorkerId",
        "Assignment " + id + " is not the work of Worker ATWO.");
    assertThatInvalidValue(
        () -> send(id, bonus -> bonus.reason(" ")), "Reason", "Reason is blank.");
    assertThatRequestError(
        () -> send(embedded.bob, id, bonus -> {}),
        "PermissionDeniedException",
        "Assignment " + id + " belongs to another Requester");
    assertThat(scene.balance()).isEqualTo("10000.00");
  }

  @Test
  void oneIdSaysWhatIsListed() {
    String hit = scene.hit();
    String id = scene.submitted(hit, "AONE");

    assertThatInvalidValue(
        () -> payments(list -> {}),
        "HITId",
        "Either a HITId parameter or an AssignmentId parameter must be provided.");
    assertThatInvalidValue(
        () -> payments(list -> list.hitId(hit).assignmentId(id)),
        "AssignmentId",
        "HITId and AssignmentId are given: leave one of them out.");
    assertThatRequestError(
        () -> payments(list -> list.hitId("3NONE")), "HITDoesNotExist", "Hit 3NONE");
    assertThatRequestError(
        () -> embedded.bob.listBonusPayments(list -> list.hitId(hit)),
        "PermissionDeniedException",
        "HIT " + hit);
    embedded.ann.rejectAssignment(r -> r.assignmentId(id).requesterFeedback("no"));
    scene.dispose(hit);
    assertThatRequestError(() -> payments(list -> list.hitId(hit)), "HITDoesNotExist", "Hit");
  }
}
