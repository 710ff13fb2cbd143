package org.turkbridge.shim;

import static org.turkbridge.shim.CallDeclaration.change;
import static org.turkbridge.shim.CallDeclaration.read;
import static org.turkbridge.shim.PageDeclaration.page;

import java.util.List;
import org.turkbridge.legacy.LegacyErrorCode;
import org.turkbridge.legacy.LegacyException;
import org.turkbridge.mapping.AnswerMapping;
import org.turkbridge.message.GetBonusPaymentsRequest;
import org.turkbridge.message.GrantBonusRequest;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.BonusPayment;
import software.amazon.awssdk.services.mturk.model.GetAccountBalanceRequest;
import software.amazon.awssdk.services.mturk.model.ListBonusPaymentsRequest;
import software.amazon.awssdk.services.mturk.model.SendBonusRequest;

/** The operations on money. */
final class LegacyBonusOperations {
  /** The bonuses for a HIT or an assignment. No two need differ. */
  private static final CurrentList<ListBonusPaymentsRequest, BonusPayment> PAYMENTS =
      CurrentList.of(
          ListBonusPaymentsRequest::builder,
          MTurkClient::listBonusPayments,
          (BonusPayment payment) -> CurrentList.key("", null, payment.grantTime()),
          CurrentList.Element.of(
              AnswerMapping.of(BonusPayment::builder, org.turkbridge.message.BonusPayment.class)));

  private LegacyBonusOperations() {}

  static List<OperationDeclaration> all() {
    return List.of(
        read(
                org.turkbridge.message.GetAccountBalanceRequest.class,
                GetAccountBalanceRequest::builder,
                MTurkClient::getAccountBalance)
            .mapped(mapping -> mapping.without("Unused")),
        change(GrantBonusRequest.class, SendBonusRequest::builder, MTurkClient::sendBonus)
            .first(
                (sent, call) ->
                    CurrentAssignment.requireHitNotDisabled(sent.getAssignmentId(), call))
            .touching((sent, lists) -> lists.added(PAYMENTS.all())),
        page(GetBonusPaymentsRequest.class, PAYMENTS)
            .first(LegacyBonusOperations::requireReadable));
  }

  private static void requireReadable(GetBonusPaymentsRequest sent, CallContext call) {
    String hitId = sent.getHITId();
    String assignmentId = sent.getAssignmentId();
    if (hitId == null && assignmentId == null) {
      throw LegacyException.ofResult(
          LegacyErrorCode.MISSING_PARAMETERS, "The request must contain HITId or AssignmentId");
    }
    if (hitId != null) {
      CurrentHit.requireNotDisabled(hitId, call);
    }
    if (assignmentId != null) {
      CurrentAssignment.requireHitNotDisabled(assignmentId, call);
    }
  }
}
