package org.turkbridge.verify.records;

import org.jspecify.annotations.Nullable;

/**
 * The records so far, to find those that come again. A record takes 43 to 86 bytes, whatever it
 * holds.
 */
final class SeenRecords {
  private static final int PLACE = 0;
  private static final int CONTENT = 1;

  private final IdTable records = new IdTable(2);
  private final MemoryShare memory;

  /**
   * @param memory that it may take of
   */
  SeenRecords(MemoryShare memory) {
    this.memory = memory;
  }

  /**
   * A record that was there before.
   *
   * @param isSame whether it said the same
   */
  record Seen(RecordPlace place, boolean isSame) {}

  /**
   * Adds a record, unless one of its id is there, or there is no room.
   *
   * @return the one that was there; null if there was none
   */
  @Nullable Seen add(RecordHash key, RecordPlace place) {
    IdTable.@Nullable Row row = records.find(key.id());
    if (row != null) {
      return new Seen(RecordPlace.of(row.get(PLACE)), row.get(CONTENT) == key.content());
    }
    if (memory.take(records.bytesEach())) {
      records.add(key.id(), place.packed()).set(CONTENT, key.content());
    }
    return null;
  }

  /** How many there are. */
  long size() {
    return records.size();
  }

  /** Whether no more are taken. */
  boolean isFull() {
    return !memory.has(records.bytesEach());
  }
}
