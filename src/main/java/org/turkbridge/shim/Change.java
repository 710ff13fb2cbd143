package org.turkbridge.shim;

/** An operation that changes something, and tells the snapshots what. */
abstract class Change<Q, R> extends Operation<Q, R> {
  final Upstream upstream;
  final ListChanges changes;

  Change(String name, ResultElement<R> result, Upstream upstream, ListChanges changes) {
    super(name, result);
    this.upstream = upstream;
    this.changes = changes;
  }

  @Override
  final boolean changes() {
    return true;
  }
}
