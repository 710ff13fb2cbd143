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
record SortKey(String id, String text, Instant time) {}
