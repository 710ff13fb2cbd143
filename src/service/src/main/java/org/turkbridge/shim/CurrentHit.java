package org.turkbridge.shim;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.turkbridge.legacy.LegacyErrorCode;
import org.turkbridge.legacy.LegacyException;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.GetHitRequest;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.HITStatus;

/** HITs as the service behind has them just now, and what the old one allowed in their states. */
final class CurrentHit {
  static final String INVALID_STATE = "AWS.MechanicalTurk.InvalidHITState";

  private CurrentHit() {}

  /**
   * Reads a HIT of the caller.
   *
   * @throws LegacyException if it cannot be read, or DisableHIT has taken it from its Requester
   */
  static HIT read(String hitId, CallContext call) {
    requireNotDisabled(hitId, call);
    HIT hit = call.read(MTurkClient::getHIT, GetHitRequest.builder().hitId(hitId).build()).hit();
    return call.backend().upstream().needed("HIT", hit);
  }

  /**
   * Requires a state.
   *
   * @throws LegacyException naming the state and those that are allowed
   */
  static void require(HIT hit, HITStatus... allowed) {
    if (!Arrays.asList(allowed).contains(hit.hitStatus())) {
      throw invalidState(
          hit.hitStatusAsString(),
          Arrays.stream(allowed).map(HITStatus::toString).collect(Collectors.joining(", ")));
    }
  }

  /**
   * Requires that DisableHIT was not called for a HIT.
   *
   * @throws LegacyException as for one that is disposed of
   */
  static void requireNotDisabled(String hitId, CallContext call) {
    if (call.backend().disabled().has(call.caller(), hitId)) {
      throw disabled();
    }
  }

  /** Of a HIT that DisableHIT was called for, as of one that is disposed of. */
  static LegacyException disabled() {
    return invalidState(HITStatus.DISPOSED.toString(), "Assignable, Unassignable, Reviewable");
  }

  /** In the words that are on record. */
  private static LegacyException invalidState(String state, String allowed) {
    return new LegacyException(
        INVALID_STATE,
        "This HIT is currently in the state '"
            + state
            + "'.  This operation can be called with a status of: "
            + allowed,
        LegacyException.Place.RESULT);
  }

  /**
   * An error of one of several steps, of which those before are done: no call to repeat as it is.
   */
  static LegacyException halfDone(LegacyException error, String done) {
    boolean isOutage = error.place() == LegacyException.Place.OUTAGE;
    return new LegacyException(
        isOutage ? LegacyErrorCode.SERVICE_UNAVAILABLE.code() : error.code(),
        UpstreamErrors.sentence(error.text()) + " " + done,
        isOutage ? LegacyException.Place.CALL : error.place());
  }
}
