package org.turkbridge.shim;

import org.turkbridge.message.DisableHITRequest;
import software.amazon.awssdk.services.mturk.model.HITStatus;
import software.amazon.awssdk.services.mturk.model.UpdateExpirationForHitRequest;

/**
 * DisableHIT: a HIT that nobody has been through with leaves the market at once, whatever was
 * submitted is approved, and it is disposed of. The current API does so only step by step.
 */
final class DisableHit {
  private DisableHit() {}

  static void perform(
      DisableHITRequest sent,
      UpdateExpirationForHitRequest expiration,
      Object result,
      CallContext call) {
    String hitId = sent.getHITId();
    CurrentHit.require(CurrentHit.read(hitId, call), HITStatus.ASSIGNABLE, HITStatus.UNASSIGNABLE);
    try {
      call.backend().disabled().add(hitId, call);
    } finally {
      LegacyHitOperations.disposed(hitId, call.lists());
    }
  }
}
