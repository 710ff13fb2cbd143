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
    /** The {@link SortKey#text}, in the order of its code points. */
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
          case TEXT ->
              Comparator.comparing(SortKey::text, ListOrder::compare).thenComparing(BY_TIME);
          case TIME -> BY_TIME;
        };
    return descending ? ascending.reversed() : ascending;
  }

  /** As UTF-8 would be compared; UTF-16 has the halves of large code points before others. */
  private static int compare(String one, String other) {
    int length = Math.min(one.length(), other.length());
    for (int i = 0; i < length; i++) {
      if (one.charAt(i) != other.charAt(i)) {
        return Integer.compare(rank(one.charAt(i)), rank(other.charAt(i)));
      }
    }
    return Integer.compare(one.length(), other.length());
  }

  private static int rank(char unit) {
    return Character.isSurrogate(unit) ? unit + Character.MAX_VALUE : unit;
  }
}
