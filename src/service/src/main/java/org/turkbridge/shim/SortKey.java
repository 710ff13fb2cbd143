package org.turkbridge.shim;

import java.time.Instant;

/**
 * What an item of a list is known and sorted by.
 *
 * @param id its own; empty if it has none
 * @param text what the list can be sorted by: a name, or the id of what the item belongs to; empty
 *     if absent
 * @param time when it came into being; the earliest if absent
 */
record SortKey(String id, String text, Instant time) {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  /** 64 bits of an id (FNV-1a). */
  static long idHash(String id) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * FNV_PRIME;
    }
    return hash;
  }
}
