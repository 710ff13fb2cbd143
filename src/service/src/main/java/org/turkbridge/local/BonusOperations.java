package org.turkbridge.local;

import static org.turkbridge.local.CurrentOperation.list;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.turkbridge.local.store.Page;
import org.turkbridge.local.store.StoredHit;
import software.amazon.awssdk.services.mturk.model.BonusPayment;
import software.amazon.awssdk.services.mturk.model.ListBonusPaymentsRequest;
import software.amazon.awssdk.services.mturk.model.ListBonusPaymentsResponse;
import software.amazon.awssdk.services.mturk.model.SendBonusRequest;
import software.amazon.awssdk.services.mturk.model.SendBonusResponse;

/** What Workers are given beside the reward. */
final class BonusOperations {
  private static final String AMOUNT = "BonusAmount";
  private static final String WORKER = "WorkerId";

  private BonusOperations() {}

  static List<CurrentOperation<?, ?>> all() {
    return List.of(
        CurrentOperation.write(SendBonusRequest::builder, new Sending()),
        list(
            ListBonusPaymentsRequest::builder,
            ListBonusPaymentsResponse::builder,
            ListBonusPaymentsResponse.Builder::bonusPayments,
            request -> List.of(given(request.hitId()), given(request.assignmentId())),
            BonusOperations::payments));
  }

  private static String given(@Nullable String id) {
    return id == null ? "" : id;
  }

  /**
   * Pays a Worker a bonus for work that was submitted, whether or not it was reviewed, and the fee
   * for it.
   */
  private static final class Sending
      implements CurrentOperation.Handler<SendBonusRequest, SendBonusResponse> {
    @Override
    public void check(SendBonusRequest request) {
      if (TypeLimits.amount(AMOUNT, request.bonusAmount()).signum() == 0) {
        throw Failure.outOfRange(AMOUNT, AMOUNT + " is 0: a bonus is 0.01 or more.");
      }
      TypeLimits.required("Reason", request.reason());
    }

    @Override
    public SendBonusResponse answer(SendBonusRequest request, Tx tx) {
      requireUnused(request.uniqueRequestToken(), tx);
      SubmittedAssignment found = SubmittedAssignment.toChange(tx, request.assignmentId());
      if (!request.workerId().equals(found.assignment().workerId())) {
        throw Failure.invalidValue(
            WORKER,
            String.format(
                "Assignment %s is not the work of Worker %s.",
                request.assignmentId(), request.workerId()));
      }
      BonusCost cost = BonusCost.of(request.bonusAmount());
      String payer = found.hit().payer(tx.caller().requester());
      Accounts.requireFunds(tx.tables(), payer, cost.total(), tx.now());
      Accounts.pay(tx.tables(), payer, found.assignment(), cost, tx.now());
      tx.tables()
          .bonusPayments()
          .add(
              found.hit().id(),
              BonusPayment.builder()
                  .workerId(request.workerId())
                  .bonusAmount(cost.bonus().toPlainString())
                  .assignmentId(request.assignmentId())
                  .reason(request.reason())
                  .grantTime(tx.now())
                  .build());
      return SendBonusResponse.builder().build();
    }

    private static void requireUnused(@Nullable String token, Tx tx) {
      Optional<String> first =
          new RequestToken("SendBonus", token).take(tx.caller().requestId(), tx);
      if (first.isPresent()) {
        throw RequestToken.used(token, first.get());
      }
    }
  }

  /** Lists those for the assignments of a HIT, or for one assignment, in the order of time. */
  private static Page<BonusPayment> payments(
      ListBonusPaymentsRequest request, Tx tx, PagePlace place) {
    String hitId = request.hitId();
    String assignmentId = request.assignmentId();
    if ((hitId == null) == (assignmentId == null)) {
      throw Failure.invalidValue(
          hitId == null ? "HITId" : "AssignmentId",
          hitId == null
              ? "Either a HITId parameter or an AssignmentId parameter must be provided."
              : "HITId and AssignmentId are given: leave one of them out.");
    }
    if (hitId == null) {
      requireReadable(assignmentId, tx);
      return tx.tables().bonusPayments().ofAssignment(assignmentId, place.after(), place.limit());
    }
    StoredHit hit = Rules.ownHit(tx, hitId);
    if (hit.isGone()) {
      throw Rules.noHit(hitId);
    }
    return tx.tables().bonusPayments().ofHit(hitId, place.after(), place.limit());
  }

  /** An archive may tell of bonuses and not of the assignment. */
  private static void requireReadable(String assignmentId, Tx tx) {
    boolean isKnown = tx.tables().assignments().hitOf(assignmentId).isPresent();
    if (isKnown || !tx.tables().bonusPayments().imported().isOf(assignmentId)) {
      SubmittedAssignment unused = SubmittedAssignment.read(tx, assignmentId);
    }
  }
}
