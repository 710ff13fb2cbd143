package org.turkbridge.verify.records;

import org.jspecify.annotations.Nullable;

/**
 * The records so far, to find those that come again. A record takes 43 to 86 bytes, whatever it
 * holds: objects of a map would take several times as much.
 */
final class SeenRecords {
  private static final int MOST_BYTES_EACH = 86;
  private static final int FIELDS = 4;

  /** Many small tables: while one grows, little is there twice. */
  private static final int TABLES = 256;

  private static final int FIRST_SLOTS = 1 << 4;
  private static final int SOURCE_SHIFT = 40;
  private static final long RECORD_MASK = (1L << SOURCE_SHIFT) - 1;

  private final Table[] tables = new Table[TABLES];
  private final long most;
  private long size;

  /**
   * @param bytes that it may take
   */
  SeenRecords(long bytes) {
    this.most = bytes / MOST_BYTES_EACH;
    for (int i = 0; i < TABLES; i++) {
      tables[i] = new Table();
    }
  }

  /**
   * A record that was there before.
   *
   * @param source number of its document
   * @param record its number in that
   * @param isSame whether it said the same
   */
  record Seen(int source, long record, boolean isSame) {}

  /**
   * Adds a record, unless one of its id is there, or there is no room.
   *
   * @param source number of its document, below 2^23
   * @param record its number in that, below 2^40
   * @return the one that was there; null if there was none
   */
  @Nullable Seen add(RecordHash key, int source, long record) {
    Table table = tables[(int) key.idHigh() & (TABLES - 1)];
    int at = table.slot(key.idHigh(), key.idLow());
    if (table.slots[at + 3] != 0) {
      long place = table.slots[at + 3] - 1;
      return new Seen(
          (int) (place >>> SOURCE_SHIFT),
          place & RECORD_MASK,
          table.slots[at + 2] == key.content());
    }
    if (!isFull()) {
      size++;
      table.put(at, key, (((long) source << SOURCE_SHIFT) | record) + 1);
    }
    return null;
  }

  /** How many there are. */
  long size() {
    return size;
  }

  /** Whether no more are taken. */
  boolean isFull() {
    return size == most;
  }

  private static final class Table {
    /** Four to a slot: the id's hash in two, the content's, and where it stands plus one. */
    private long[] slots = new long[FIRST_SLOTS * FIELDS];

    private int size;

    void put(int at, RecordHash key, long place) {
      slots[at] = key.idHigh();
      slots[at + 1] = key.idLow();
      slots[at + 2] = key.content();
      slots[at + 3] = place;
      size++;
      if (size * 4L > slots.length / FIELDS * 3L) {
        grow();
      }
    }

    /** Where that id is, or else where it belongs. */
    int slot(long idHigh, long idLow) {
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
          System.arraycopy(old, at, slots, slot(old[at], old[at + 1]), FIELDS);
        }
      }
    }
  }
}
