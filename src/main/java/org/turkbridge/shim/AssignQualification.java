package org.turkbridge.shim;

import java.util.Set;
import org.turkbridge.legacy.LegacyException;
import org.turkbridge.legacy.Parameters;
import org.turkbridge.message.AssignQualificationRequest;
import org.turkbridge.message.AssignQualificationResult;
import org.turkbridge.message.Request;
import org.turkbridge.translate.QualificationTranslation;
import software.amazon.awssdk.services.mturk.MTurkClient;

/**
 * AssignQualification, by AssociateQualificationWithWorker. That one overwrites what a Worker
 * holds, where the old one failed, so it is looked at first.
 */
final class AssignQualification
    extends Change<AssignQualificationRequest, AssignQualificationResult> {
  /** Never held, or revoked. */
  private static final Set<String> NOT_HELD =
      Set.of(
          "AWS.MechanicalTurk.QualificationDoesNotExist",
          "AWS.MechanicalTurk.InvalidQualificationState");

  AssignQualification(Upstream upstream, ListChanges changes) {
    super(
        "AssignQualification",
        ResultElement.of(
            AssignQualificationResult.class,
            AssignQualificationResult::new,
            AssignQualificationResult::setRequest),
        upstream,
        changes);
  }

  @Override
  AssignQualificationRequest read(Parameters parameters) {
    AssignQualificationRequest request = new AssignQualificationRequest();
    request.setQualificationTypeId(parameters.required("QualificationTypeId"));
    request.setWorkerId(parameters.required("WorkerId"));
    request.setIntegerValue(
        parameters.integer("IntegerValue", Integer.MIN_VALUE, Integer.MAX_VALUE));
    request.setSendNotification(parameters.bool("SendNotification"));
    request.getResponseGroup().addAll(parameters.list("ResponseGroup"));
    return request;
  }

  @Override
  void echo(AssignQualificationRequest sent, Request request) {
    request.setAssignQualificationRequest(sent);
  }

  @Override
  Performed<AssignQualificationResult> perform(AssignQualificationRequest sent, CallContext call) {
    if (isHeld(sent, call)) {
      throw new LegacyException(
          "AWS.MechanicalTurk.QualificationAlreadyExists",
          "The Worker "
              + sent.getWorkerId()
              + " already holds the Qualification "
              + sent.getQualificationTypeId()
              + "; change its value with UpdateQualificationScore",
          LegacyException.Place.RESULT);
    }
    call.change(
        upstream,
        MTurkClient::associateQualificationWithWorker,
        QualificationTranslation.toCurrent(sent));
    changes.assigned(call.caller(), sent.getQualificationTypeId(), sent.getWorkerId());
    return Performed.of(new AssignQualificationResult());
  }

  private boolean isHeld(AssignQualificationRequest sent, CallContext call) {
    try {
      call.read(
          upstream,
          MTurkClient::getQualificationScore,
          QualificationTranslation.held(sent.getQualificationTypeId(), sent.getWorkerId()));
      return true;
    } catch (LegacyException e) {
      if (NOT_HELD.contains(e.code())) {
        return false;
      }
      throw e;
    }
  }
}
