package org.turkbridge.shim;

/**
 * Is told what was changed behind the shim, so that it leaves the snapshots of everybody's lists as
 * if it had been changed through it. Safe for any thread.
 */
public final class ChangesElsewhere {
  private final ListChanges lists;

  ChangesElsewhere(ListSnapshots snapshots) {
    this.lists = new ListChanges(snapshots, null);
  }

  /** Something came in, or is another, but left no list. */
  public void addition() {
    lists.added(listing -> true);
  }

  /** A request was granted or rejected. */
  public void settlement(String requestId) {
    LegacyQualificationOperations.settled(requestId, lists);
  }

  /** A Worker was given a Qualification. */
  public void grant(String typeId, String workerId) {
    LegacyQualificationOperations.granted(typeId, workerId, lists);
  }

  /** A Worker no longer has a Qualification. */
  public void revocation(String typeId, String workerId) {
    LegacyQualificationOperations.revoked(typeId, workerId, lists);
  }

  /** A type was deleted, and what was pending for it rejected. */
  public void deletion(String typeId) {
    LegacyQualificationOperations.deleted(typeId, lists);
  }

  /** A HIT, or one of its assignments, is another than it was, and may have left lists. */
  public void hit(String hitId) {
    LegacyHitOperations.changedElsewhere(hitId, lists);
  }

  /** A Worker may be blocked no longer. */
  public void unblocking() {
    LegacyWorkerOperations.unblocked(lists);
  }

  /** Anything may have changed. */
  public void unknown() {
    lists.doubtful(listing -> true);
  }
}
