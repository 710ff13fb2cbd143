package org.turkbridge.console.data;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turkbridge.requester.Requester;
import org.turkbridge.requester.Requesters;
import org.turkbridge.shim.Upstream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.AcceptQualificationRequestRequest;
import software.amazon.awssdk.services.mturk.model.ApproveAssignmentRequest;
import software.amazon.awssdk.services.mturk.model.RejectAssignmentRequest;
import software.amazon.awssdk.services.mturk.model.RejectQualificationRequestRequest;

/** Takes decisions as calls of the Requester who decides, so that all rules of the API hold. */
final class Decisions {
  private static final Logger LOG = LoggerFactory.getLogger(Decisions.class);

  /** The clock of the service, which messages end with. */
  private static final String CLOCK = " \\(\\d+\\)$";

  private final MTurkClient client;
  private final Requesters requesters;

  /**
   * @param client of the embedded service
   */
  Decisions(MTurkClient client, Requesters requesters) {
    this.client = client;
    this.requesters = requesters;
  }

  /**
   * Who may decide on what somebody owns.
   *
   * @param owner null if it is everybody's
   */
  List<String> deciders(@Nullable String owner) {
    return requesters.all().stream()
        .map(Requester::name)
        .filter(name -> owner == null || owner.equals(name))
        .distinct()
        .toList();
  }

  /**
   * Takes a decision.
   *
   * @param id of what it is about
   * @param decider the name of who decides
   * @param text what is said with it; empty for nothing
   */
  void take(Decision decision, String id, String decider, String text) throws DecisionException {
    Requester requester =
        requesters.all().stream()
            .filter(each -> each.name().equals(decider))
            .findFirst()
            .orElseThrow(() -> new DecisionException("No key of this Requester is configured."));
    @Nullable String said = text.isBlank() ? null : text;
    @Nullable Integer value = decision == Decision.GRANT && said != null ? value(said) : null;
    try {
      call(decision, id, requester, value, said);
      LOG.info("By the console, as Requester {}: {} {}", decider, decision.path(), id);
    } catch (AwsServiceException e) {
      @Nullable String message =
          e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorMessage();
      throw new DecisionException(
          String.valueOf(message == null ? e.getMessage() : message).replaceFirst(CLOCK, ""));
    } catch (SdkException e) {
      throw new DecisionException(String.valueOf(e.getMessage()));
    }
  }

  private static Integer value(String text) throws DecisionException {
    try {
      return Integer.valueOf(text.strip());
    } catch (NumberFormatException e) {
      throw new DecisionException("The value is no whole number.");
    }
  }

  private void call(
      Decision decision,
      String id,
      Requester requester,
      @Nullable Integer value,
      @Nullable String said) {
    switch (decision) {
      case GRANT ->
          client.acceptQualificationRequest(
              Upstream.signedBy(
                  requester,
                  AcceptQualificationRequestRequest.builder()
                      .qualificationRequestId(id)
                      .integerValue(value)
                      .build()));
      case REFUSE ->
          client.rejectQualificationRequest(
              Upstream.signedBy(
                  requester,
                  RejectQualificationRequestRequest.builder()
                      .qualificationRequestId(id)
                      .reason(said)
                      .build()));
      case APPROVE ->
          client.approveAssignment(
              Upstream.signedBy(
                  requester,
                  ApproveAssignmentRequest.builder()
                      .assignmentId(id)
                      .requesterFeedback(said)
                      .build()));
      case REJECT ->
          client.rejectAssignment(
              Upstream.signedBy(
                  requester,
                  RejectAssignmentRequest.builder()
                      .assignmentId(id)
                      .requesterFeedback(said)
                      .build()));
    }
  }
}
