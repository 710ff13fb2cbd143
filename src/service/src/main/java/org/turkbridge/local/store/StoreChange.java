package org.turkbridge.local.store;

import java.util.List;

/**
 * What a transaction changed in a store, for those who keep lists of what is in it.
 *
 * @param ids of what changed, as its kind says
 */
public record StoreChange(Kind kind, List<String> ids) {
  /** Anything may have changed. */
  public static final StoreChange UNKNOWN = of(Kind.UNKNOWN);

  /** Something came in, or is another, but left no list. */
  static final StoreChange ADDITION = of(Kind.ADDITION);

  /** What happened. */
  public enum Kind {
    /** Something came in, or is another, but left no list. */
    ADDITION,
    /** A request was granted or rejected; its id. */
    SETTLEMENT,
    /** A Worker was given a Qualification; the ids of the type and of the Worker. */
    GRANT,
    /** A Worker no longer has a Qualification; the ids of the type and of the Worker. */
    REVOCATION,
    /** A type was deleted, and what was pending for it rejected; its id. */
    DELETION,
    /** Something left what Requesters keep each for themselves. */
    REMOVAL,
    /** A HIT, or one of its assignments, is another than it was; the HIT's id. */
    HIT,
    /** Anything may have changed. */
    UNKNOWN
  }

  public StoreChange {
    ids = List.copyOf(ids);
  }

  static StoreChange of(Kind kind, String... ids) {
    return new StoreChange(kind, List.of(ids));
  }
}
