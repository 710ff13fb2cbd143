package org.turkbridge.verify.records;

import org.jspecify.annotations.Nullable;

/**
 * The records so far, to find those that come again. A record takes 64 to 128 bytes, whatever it
 * holds: objects of a map would take several times as much.
 */
final class SeenRecords {
  private static final int FIELDS = 4;
  private static final int FIRST_SLOTS = 1 << 10;
  private static final int SOURCE_SHIFT = 40;
  private static final long RECORD_MASK = (1L << SOURCE_SHIFT) - 1;

  /** Four to a slot: the id's hash in two, the content's, and where it stands plus one. */
  private long[] slots = new long[FIRST_SLOTS * FIELDS];

  private int size;

  /**
   * A record that was there before.
   *
   * @param source number of its document
   * @param record its number in that
   * @param isSame whether it said the same
   */
  record Seen(int source, long record, boolean isSame) {}

  /**
   * Adds a record, unless one of its id is there.
   *
   * @param source number of its document, below 2^23
   * @param record its number in that, below 2^40
   * @return the one that was there; null if there was none
   */
  @Nullable Seen add(RecordHash key, int source, long record) {
    int at = slot(key);
    if (slots[at + 3] != 0) {
      long place = slots[at + 3] - 1;
      return new Seen(
          (int) (place >>> SOURCE_SHIFT), place & RECORD_MASK, slots[at + 2] == key.content());
    }
    put(
        at,
        key.idHigh(),
        key.idLow(),
        key.content(),
        (((long) source << SOURCE_SHIFT) | record) + 1);
    size++;
    if (size * 2L > slots.length / FIELDS) {
      grow();
    }
    return null;
  }

  private void put(int at, long idHigh, long idLow, long content, long place) {
    slots[at] = idHigh;
    slots[at + 1] = idLow;
    slots[at + 2] = content;
    slots[at + 3] = place;
  }

  private int slot(RecordHash key) {
    return slot(key.idHigh(), key.idLow());
  }

  /** Where that id is, or else where it belongs. */
  private int slot(long idHigh, long idLow) {
    int mask = slots.length / FIELDS - 1;
    int slot = (int) idLow & mask;
    while (slots[slot * FIELDS + 3] != 0
        && (slots[slot * FIELDS] != idHigh || slots[slot * FIELDS + 1] != idLow)) {
      slot = (slot + 1) & mask;
    }
    return slot * FIELDS;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[Math.multiplyExact(old.length, 2)];
    for (int at = 0; at < old.length; at += FIELDS) {
      if (old[at + 3] != 0) {
        int to = slot(old[at], old[at + 1]);
        System.arraycopy(old, at, slots, to, FIELDS);
      }
    }
  }
}
