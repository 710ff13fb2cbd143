package org.turkbridge.verify.records;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** The ids of records, for people, by the place of each. One takes some 100 bytes. */
final class ShownIds {
  private static final int BYTES_EACH = 72;

  private final List<Shown> shown = new ArrayList<>();
  private final MemoryShare memory;

  private record Shown(long place, String id) {}

  /**
   * @param memory that it may take of
   */
  ShownIds(MemoryShare memory) {
    this.memory = memory;
  }

  /** Adds that of a record behind all others, if there is room. */
  void add(RecordPlace place, String id) {
    if (memory.take(BYTES_EACH + 2L * id.length())) {
      shown.add(new Shown(place.packed(), id));
    }
  }

  /** That of a record; empty if it is not known. */
  String of(RecordPlace place) {
    int index =
        Collections.binarySearch(
            shown, new Shown(place.packed(), ""), Comparator.comparingLong(Shown::place));
    return index < 0 ? "" : shown.get(index).id();
  }
}
