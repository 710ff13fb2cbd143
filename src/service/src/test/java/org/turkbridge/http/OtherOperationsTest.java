package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Operations of the legacy API that are not answered name what to use instead. */
final class OtherOperationsTest {
  private static final String CODE = "AWS.InvalidOperationParameter";

  @RegisterExtension static final RunningBridge BRIDGE = RunningBridge.start();

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          ApproveAssignment, use ApproveAssignment
          ApproveRejectedAssignment, ApproveAssignment with OverrideRejection=true
          BlockWorker, CreateWorkerBlock
          ChangeHITTypeOfHIT, UpdateHITTypeOfHIT
          CreateHIT, CreateHITWithHITType
          DisableHIT, DeleteHIT
          DisposeHIT, DeleteHIT
          ExtendHIT, CreateAdditionalAssignmentsForHIT
          ForceExpireHIT, UpdateExpirationForHIT
          GetAccountBalance, use GetAccountBalance
          GetAssignment, use GetAssignment
          GetAssignmentsForHIT, ListAssignmentsForHIT
          GetBlockedWorkers, ListWorkerBlocks
          GetBonusPayments, ListBonusPayments
          GetFileUploadURL, use GetFileUploadURL
          GetHIT, use GetHIT
          GetRequesterStatistic, no counterpart
          GetRequesterWorkerStatistic, no counterpart
          GetReviewResultsForHIT, ListReviewPolicyResultsForHIT
          GetReviewableHITs, ListReviewableHITs
          GetWorkerAcceptLimit, no counterpart
          GrantBonus, SendBonus
          Help, no counterpart
          NotifyWorkers, use NotifyWorkers
          RegisterHITType, CreateHITType
          RejectAssignment, use RejectAssignment
          SearchHITs, ListHITs
          SendTestEventNotification, use SendTestEventNotification
          SetHITAsReviewing, UpdateHITReviewStatus
          SetHITTypeNotification, UpdateNotificationSettings
          SetWorkerAcceptLimit, no counterpart
          UnblockWorker, DeleteWorkerBlock
          """)
  void isRefusedInItsOwnEnvelope(String operation, String counterpart) throws IOException {
    LegacyReply rest = BRIDGE.get(Calls.query(operation));
    rest.hasStatus(200).isRestError(CODE, counterpart);
    assertThat(rest.text("Message")).contains(operation).contains("2017-01-17");
    assertThat(rest.root().getLocalName()).isEqualTo(operation + "Response");

    LegacyReply soap = BRIDGE.ask(Calls.xml(Calls.soap(operation, "<Request/>")));
    soap.hasStatus(200).isSoapError(Calls.LATEST, CODE, counterpart);
    assertThat(soap.all(operation + "Response").getLength()).isOne();
  }

  /** Whatever version they are called in, one that did not have them included. */
  @ParameterizedTest
  @CsvSource({
    "2005-10-01, GetAssignment",
    "2007-06-21, CreateHIT",
    "2014-08-15, GetWorkerAcceptLimit"
  })
  void isRefusedInTheNamespaceThatItWasAskedIn(String date, String operation) throws IOException {
    String namespace = "http://requester.mturk.amazonaws.com/doc/" + date;
    String request =
        "<Request><HITId>H</HITId><Reward><Amount>1</Amount><CurrencyCode>USD</CurrencyCode></Reward>"
            + "</Request>";
    LegacyReply soap = BRIDGE.ask(Calls.xml(Calls.soap(namespace, operation, request)));
    soap.hasStatus(200).isSoapError(namespace, CODE, operation);
    assertThat(soap.all(operation + "Response").getLength()).isOne();
  }
}
