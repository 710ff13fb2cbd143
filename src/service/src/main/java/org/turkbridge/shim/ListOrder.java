package org.turkbridge.shim;

import java.util.Comparator;

/**
 * A total order, so that pages never overlap: the sort property, then the time, then the id; all of
 * it reversed when descending.
 */
record ListOrder(Property property, boolean descending) {
  /** What a list is sorted by. */
  enum Property {
    /** The order in which the current API gave the items. */
    AS_LISTED,
    /** The {@link SortKey#text}, in the order of its characters. */
    TEXT,
    /** The {@link SortKey#time}. */
    TIME
  }

  static final ListOrder AS_LISTED = new ListOrder(Property.AS_LISTED, false);

  private static final Comparator<SortKey> BY_TIME =
      Comparator.comparing(SortKey::time).thenComparing(SortKey::id);

  Comparator<SortKey> comparator() {
    Comparator<SortKey> ascending =
        switch (property) {
          case AS_LISTED -> (unused, unusedToo) -> 0;
          case TEXT -> Comparator.comparing(SortKey::text).thenComparing(BY_TIME);
          case TIME -> BY_TIME;
        };
    return descending ? ascending.reversed() : ascending;
  }
}
