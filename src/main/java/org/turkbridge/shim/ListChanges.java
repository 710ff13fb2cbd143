package org.turkbridge.shim;

import org.turkbridge.requester.Requester;
import software.amazon.awssdk.services.mturk.model.QualificationStatus;

/** Keeps the snapshots in step with what Requesters change through the shim. */
final class ListChanges {
  private final ListSnapshots snapshots;

  ListChanges(ListSnapshots snapshots) {
    this.snapshots = snapshots;
  }

  /** A request was granted or rejected, which takes it off the list. */
  void requestSettled(Requester requester, String qualificationRequestId) {
    snapshots.remove(
        requester, PendingRequests.class::isInstance, Leaving.ofId(qualificationRequestId));
  }

  /** A type was made or changed. */
  void typesChanged(Requester requester) {
    snapshots.overtake(requester, FoundTypes.class::isInstance);
  }

  /** A type was disposed of, which rejects the requests for it; nobody holds it any more. */
  void typeDisposed(Requester requester, String qualificationTypeId) {
    snapshots.remove(requester, FoundTypes.class::isInstance, Leaving.ofId(qualificationTypeId));
    snapshots.remove(
        requester, PendingRequests.class::isInstance, Leaving.ofText(qualificationTypeId));
    snapshots.doubt(
        requester,
        listing ->
            (listing instanceof Holders holders && holders.isOf(qualificationTypeId))
                || (listing instanceof HitsOfType hits && hits.isOf(qualificationTypeId)));
  }

  /** A Worker was given a Qualification, so is none of those any more that it was revoked from. */
  void assigned(Requester requester, String qualificationTypeId, String workerId) {
    holderMoved(requester, qualificationTypeId, QualificationStatus.REVOKED, workerId);
  }

  /** A Qualification was revoked. */
  void revoked(Requester requester, String qualificationTypeId, String workerId) {
    holderMoved(requester, qualificationTypeId, QualificationStatus.GRANTED, workerId);
  }

  private void holderMoved(
      Requester requester, String typeId, QualificationStatus from, String workerId) {
    holdersChanged(requester);
    snapshots.remove(
        requester,
        listing -> listing instanceof Holders holders && holders.isOf(typeId, from),
        Leaving.ofId(workerId));
  }

  /** Somebody holds a Qualification, who is not known here, or has another value. */
  void holdersChanged(Requester requester) {
    snapshots.overtake(requester, Holders.class::isInstance);
  }

  /** Something may have changed or not. */
  void unknown(Requester requester) {
    snapshots.doubt(requester, listing -> true);
  }
}
