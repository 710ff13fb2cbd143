package org.turkbridge.shim;

import org.turkbridge.requester.Requester;

/** Keeps the snapshots in step with what Requesters change through the shim. */
final class ListChanges {
  private final ListSnapshots snapshots;

  ListChanges(ListSnapshots snapshots) {
    this.snapshots = snapshots;
  }

  /** A request was granted or rejected, which takes it off the list. */
  void requestSettled(Requester requester, String qualificationRequestId) {
    snapshots.remove(
        requester,
        PendingRequests.class::isInstance,
        key -> key.id().equals(qualificationRequestId));
  }

  /** A type was made or changed. */
  void typesChanged(Requester requester) {
    snapshots.drop(requester, FoundTypes.class::isInstance);
  }

  /** A type was disposed of, which rejects the requests for it. */
  void typeDisposed(Requester requester, String qualificationTypeId) {
    typesChanged(requester);
    snapshots.remove(
        requester,
        PendingRequests.class::isInstance,
        key -> key.text().equals(qualificationTypeId));
  }

  /** Somebody was given a Qualification, lost it, or has another value. */
  void holdersChanged(Requester requester) {
    snapshots.drop(requester, Holders.class::isInstance);
  }

  /** Something may have changed or not. */
  void unknown(Requester requester) {
    snapshots.drop(requester, listing -> true);
  }
}
