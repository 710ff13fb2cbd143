package org.turkbridge.shim;

/** Counts what one call causes. Used by the one thread that answers the call. */
final class CallTally {
  private int upstreamCalls;
  private int snapshotHits;
  private int replacedCharacters;

  void addUpstreamCall() {
    upstreamCalls++;
  }

  void addSnapshotHit() {
    snapshotHits++;
  }

  void addReplacedCharacters(int characters) {
    replacedCharacters += characters;
  }

  int upstreamCalls() {
    return upstreamCalls;
  }

  int snapshotHits() {
    return snapshotHits;
  }

  int replacedCharacters() {
    return replacedCharacters;
  }
}
